import type { Snapshot } from "~/api/types";
import { createStore, type Store } from "~/lib/store";
import type { LedgerCache } from "~/live/apply";
import { backoff_ms } from "~/live/backoff";
import type { PauseReason, StopReason } from "~/live/closeCodes";
import { createEmitter, type Emitter } from "~/live/emitter";
import { concerns, type Durable, isDurable, type Message, type SessionReady } from "~/live/events";
import { createLink, type LinkPorts } from "~/live/link";
import type { Socket, SocketOwner, SocketState } from "~/live/socket";
import { createStream } from "~/live/stream";
import { createWatching } from "~/live/watching";

/** Trouble shorter than this is "Reconnecting…"; longer is "Offline", with the time up to which all is known. */
export const OFFLINE_AFTER_MS = 10_000;
/** A large import announces unit after unit; a snapshot is read at most this often. */
export const RESYNC_EVERY_MS = 1_000;
const ACK_AFTER_MS = 2_000;

export interface LiveStatus {
  phase: "live" | "connecting" | "offline";
  /** When the server was last heard; everything on screen is as of then. Null before the first time. */
  as_of_ms: number | null;
  reason: PauseReason | StopReason | null;
}

export interface LivePorts extends LinkPorts {
  now(): number;
  /** Somebody may be looking at this tab. */
  isVisible(): boolean;
  readSnapshot(): Promise<Snapshot>;
  newId(): string;
}

export interface LiveOwner {
  onSignedOut(): void;
  /** One is no longer a member of the household on screen. */
  onLeft(): void;
  /** Somebody else has signed in in this browser: nothing here is theirs. */
  onOtherUser(): void;
}

/** What `createLive` tells its connection, and who speaks. */
export type LinkOwner = SocketOwner & { user(): string };

export interface Live {
  readonly status: Store<LiveStatus>;
  /** Called after what an event says has been applied; events of other households are not told. */
  readonly on: Emitter["on"];
  /** Called after a snapshot has taken the place of events that were not told one by one. */
  onResync(listener: () => void): () => void;
  /** Begin from the ledger that stands in the cache. */
  start(): void;
  stop(): void;
  wake(isReturn: boolean): void;
  lose(): void;
  /** The page is about to be frozen. */
  rest(): void;
  /** After a write made while there is no socket: fetch what it caused. */
  catchUp(): Promise<void>;
  /** A new access token: the socket goes on under it. */
  renew(token: string): void;
  /** Be told analytics while anything asks for them; the answer ends it. */
  watchAnalytics(): () => void;
  /** Analytics come by themselves, as long as this is true. */
  readonly isTold: Store<boolean>;
}

export function createLive(
  ports: LivePorts,
  cache: LedgerCache,
  owner: LiveOwner,
  connect: (owner: LinkOwner) => Socket = (itself) => createLink(ports, itself),
): Live {
  const emitter = createEmitter();
  const resynced = createStore(0);
  const status = createStore<LiveStatus>({ phase: "connecting", as_of_ms: null, reason: null });
  const stream = createStream(0);
  let socketState: SocketState = { at: "idle" };
  let head = 0;
  let heard_ms: number | null = null;
  let isRunning = false;
  let run = 0;
  // While a snapshot is being read, every event is kept: those newer than it are applied on top of it.
  let reading: { kept: Durable[]; holds: boolean; again: boolean } | null = null;
  let resync_ms = Number.NEGATIVE_INFINITY;
  let failures = 0;
  const timers = new Map<string, number>();
  // A server that does not know the message would count it as malformed each time.
  let renewals = { allowed: true, id: "" };

  const watching = createWatching(ports, (type, payload) => socket.send(type, payload));

  const socket = connect({
    user: () => cache.get()?.user.id ?? "",
    place: () => {
      const ledger = cache.get();
      return ledger ? { since: stream.cursor(), epoch: ledger.epoch } : null;
    },
    onMessage,
    onHeard: (at_ms = ports.now()) => {
      heard_ms = at_ms;
    },
    onState: (next) => {
      if (socketState.at === "ready" && next.at !== "ready") since(ports.now());
      if (next.at !== "ready") watching.lose();
      socketState = next;
      show();
    },
    onSignedOut: () => owner.onSignedOut(),
  });

  function once(name: string, delay_ms: number, action: () => void): void {
    if (timers.has(name)) return;
    const fire = () => {
      timers.delete(name);
      action();
    };
    timers.set(name, ports.later(fire, delay_ms));
  }

  function cancel(name: string): void {
    const timer = timers.get(name);
    if (timer !== undefined) ports.cancel(timer);
    timers.delete(name);
  }

  let troubled_ms = 0;
  function since(now: number): void {
    troubled_ms = now;
  }

  function show(): void {
    const isCaughtUp = stream.cursor() >= head && !reading?.holds;
    const as_of_ms = heard_ms ?? status.get().as_of_ms;
    if (socketState.at === "ready" && isCaughtUp) {
      cancel("offline");
      return put({ phase: "live", as_of_ms, reason: null });
    }
    if (socketState.at === "paused" || socketState.at === "stopped")
      return put({ phase: "offline", as_of_ms, reason: socketState.reason });
    const trouble_for_ms = ports.now() - troubled_ms;
    if (socketState.at === "offline" || trouble_for_ms >= OFFLINE_AFTER_MS)
      return put({ phase: "offline", as_of_ms, reason: null });
    once("offline", OFFLINE_AFTER_MS - trouble_for_ms, show);
    put({ phase: "connecting", as_of_ms, reason: null });
  }

  function put(next: LiveStatus): void {
    const now = status.get();
    const isSame = now.phase === next.phase && now.as_of_ms === next.as_of_ms && now.reason === next.reason;
    if (!isSame) status.set(next);
  }

  function onMessage(message: Message): void {
    if (isDurable(message)) return take(message as unknown as Durable);
    switch (message.type) {
      case "session.ready": {
        const ready = message.payload as unknown as Partial<SessionReady> & Pick<SessionReady, "head">;
        const user = cache.get()?.user.id;
        if (ready.user_id !== undefined && user !== undefined && ready.user_id !== user)
          return owner.onOtherUser();
        head = ready.head;
        if (cache.get()?.epoch !== ready.epoch) resync(true);
        break;
      }
      case "resync.required":
        head = Number(message.payload.head ?? head);
        resync(true);
        break;
      case "error":
        if (message.payload.ref === renewals.id) renewals = { ...renewals, allowed: false };
        break;
      case "session.expiring":
        void ports.refresh().catch(() => {});
        break;
    }
    watching.hear(message);
    emitter.emit(message);
    show();
  }

  function take(event: Durable): void {
    if (reading) {
      reading.kept.push(event);
      if (reading.holds) return;
    }
    if (!offer(event)) return socket.reconnect();
    show();
  }

  /** False when an event before this one is missing. */
  function offer(event: Durable): boolean {
    const offered = stream.offer(event);
    if (offered.kind === "gap") return false;
    if (offered.kind === "apply") {
      cache.apply(offered.events);
      const isSummary = offered.events.some(
        (one) => one.type === "transactions.imported" || one.type === "transactions.changed",
      );
      if (isSummary) resyncSoon();
      tell(offered.events);
      acknowledgeSoon();
      if (cache.get()?.left) owner.onLeft();
    }
    return true;
  }

  /** "This was seen": it keeps pushes from other devices, so a tab in the background does not say it. */
  function acknowledgeSoon(): void {
    once("ack", ACK_AFTER_MS, () => {
      if (ports.isVisible()) socket.send("ack", { seq: stream.cursor() });
    });
  }

  function tell(events: readonly Durable[]): void {
    const here = cache.get()?.household.id;
    for (const event of events) if (concerns(event, here)) emitter.emit(event as unknown as Message);
  }

  function resyncSoon(): void {
    if (reading) {
      reading.again = true;
      return;
    }
    once("resync", Math.max(0, resync_ms + RESYNC_EVERY_MS - ports.now()), () => resync(false));
  }

  /** Read a snapshot and go on from it. `holds`: the cursor is worth nothing, events wait for the snapshot. */
  function resync(holds: boolean): void {
    cancel("resync");
    if (reading) {
      reading.holds ||= holds;
      return;
    }
    reading = { kept: [], holds, again: false };
    resync_ms = ports.now();
    void read(run);
  }

  async function read(mine: number): Promise<void> {
    try {
      const snapshot = await ports.readSnapshot();
      if (mine !== run || !reading) return;
      const { kept, again } = reading;
      reading = null;
      failures = 0;
      stream.restart(snapshot.seq);
      head = Math.max(head, snapshot.seq);
      cache.install(snapshot);
      resynced.set(resynced.get() + 1);
      const isWhole = kept.every(offer);
      if (!isWhole) socket.reconnect();
      if (again) resyncSoon();
    } catch (error) {
      if (mine !== run) return;
      if (ports.isSignedOut(error)) return owner.onSignedOut();
      failures += 1;
      once("reread", backoff_ms(failures, ports.random()), () => void read(mine));
    }
    show();
  }

  return {
    status,
    isTold: watching.isTold,
    watchAnalytics: watching.watch,
    on: emitter.on,
    onResync: resynced.subscribe,
    start() {
      const ledger = cache.get();
      if (isRunning || !ledger) return;
      isRunning = true;
      head = 0;
      since(ports.now());
      stream.restart(ledger.seq);
      // The ledger was just read: from then on everything is known.
      heard_ms = ports.now();
      socket.start();
    },
    stop() {
      run += 1;
      isRunning = false;
      reading = null;
      for (const name of [...timers.keys()]) cancel(name);
      socket.stop();
    },
    wake(isReturn) {
      socket.wake(isReturn);
      if (isReturn && isRunning) acknowledgeSoon();
    },
    lose: () => socket.lose(),
    rest: () => socket.rest?.(),
    renew(token) {
      if (!renewals.allowed) return;
      renewals.id = ports.newId();
      socket.send("auth.refresh", { token }, renewals.id);
    },
    async catchUp() {
      const ledger = cache.get();
      if (!isRunning || !ledger || status.get().phase === "live") return;
      // A write was answered, so the server is there again: no need to wait out the back-off.
      socket.wake(false);
      const page = await ports.readEvents(stream.cursor(), ledger.epoch);
      if (page === null || !page.events.every(offer)) return resync(true);
      show();
    },
  };
}
