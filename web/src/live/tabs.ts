import { backoff_ms } from "~/live/backoff";
import { isDurable, type Message } from "~/live/events";
import type { EventsPage } from "~/live/http";
import type { Socket, SocketOwner, SocketState } from "~/live/socket";

/** How long a new leader listens for tabs that know less than itself before it connects. */
export const GATHER_MS = 50;
/** After so long without a word from the leader it is asked; timers of hidden tabs may take a minute. */
export const ASK_AFTER_MS = 10_000;
/** A leader that does not answer in this time is frozen: another takes its place. */
export const ANSWER_WITHIN_MS = 3_000;

/** Tabs of another release may speak differently: they keep a connection of their own. */
const DIALECT = 2;

/** What concerns one connection, and not what happened. */
const OF_THE_CONNECTION = new Set([
  "session.ready",
  "session.refreshed",
  "session.expiring",
  "pong",
  "error",
]);

export type Word =
  /** "I am here and know everything up to `since`." */
  | { says: "hello"; since: number; epoch: string }
  /** "I have the connection; whoever knows everything up to `at` misses nothing of what I will pass on." */
  | {
      says: "leading";
      term: number;
      state: SocketState;
      at: number;
      head: number;
      epoch: string;
      heard_ms: number;
    }
  | { says: "message"; term: number; message: Message }
  | { says: "wake"; isReturn: boolean }
  /** "Somebody looks at this tab, and has seen everything up to `seq`." */
  | { says: "seen"; seq: number }
  /** "This tab shows analytics", or does so no more. */
  | { says: "watching"; tab: string; wants: boolean }
  | { says: "signed_out" };

export interface TabChannel {
  post(word: Word): void;
  close(): void;
}

export interface TabPorts {
  openChannel(name: string, onWord: (word: Word) => void): TabChannel;
  /**
   * Runs `held` when this tab, of all, has the lock, until its promise resolves; `steal` takes it from whoever
   * has it. Rejects when given up by `signal` or when stolen.
   */
  lock(
    name: string,
    how: { signal: AbortSignal } | { steal: true },
    held: () => Promise<void>,
  ): Promise<void>;
  readEvents(since: number, epoch: string): Promise<EventsPage | null>;
  isSignedOut(error: unknown): boolean;
  now(): number;
  random(): number;
  later(run: () => void, delay_ms: number): number;
  cancel(timer: number): void;
}

type TimerName = "gather" | "ask" | "answer" | "pull";
type Role = "idle" | "follower" | "leader" | "resting";

/**
 * One connection for all tabs of a browser. The tab that holds the lock has it and passes on what it hears; every
 * tab applies for itself, from its own cursor, and fetches what it finds missing.
 */
export function createTabs(
  ports: TabPorts,
  owner: SocketOwner & { user(): string },
  connect: (owner: SocketOwner) => Socket,
): Socket {
  let role: Role = "idle";
  let channel: TabChannel | null = null;
  let name = "";
  let term = 0;
  let state: SocketState = { at: "idle" };
  // What the leader says of its connection; the leader's own.
  let at = 0;
  let head = 0;
  let epoch = "";
  let heard_ms = 0;
  let lowest: number | null = null;
  // Every bid for the lock makes the answers to older ones void.
  let bid = 0;
  let release = () => {};
  let giveUp = new AbortController();
  let pulling: { kept: Message[]; again: boolean } | null = null;
  let pulls = 0;
  // Only to tell tabs apart.
  const self = `${ports.now()} ${ports.random()}`;
  let isWatching = false;
  // The leader's: which tabs show analytics.
  const watchers = new Set<string>();
  const timers = new Map<TimerName, number>();

  const link = connect({
    place() {
      const place = owner.place();
      if (place && lowest !== null && lowest < place.since) at = lowest;
      else at = place?.since ?? 0;
      return place && { ...place, since: at };
    },
    onMessage(message) {
      if (role !== "leader") return;
      if (isDurable(message)) at = Math.max(at, message.seq ?? 0);
      head = Math.max(head, at);
      if (message.type === "session.ready") {
        lowest = null;
        head = Number(message.payload.head);
        epoch = String(message.payload.epoch);
        lead();
      }
      if (!OF_THE_CONNECTION.has(message.type)) channel?.post({ says: "message", term, message });
      owner.onMessage(message);
    },
    onState(next) {
      if (role !== "leader") return;
      state = next;
      // "Ready" is told with the head, which comes as the next message.
      if (next.at !== "ready") lead();
      owner.onState(next);
    },
    onHeard() {
      heard_ms = ports.now();
      owner.onHeard();
    },
    onSignedOut() {
      channel?.post({ says: "signed_out" });
      owner.onSignedOut();
    },
  });

  function set(timer: TimerName, delay_ms: number, run: () => void): void {
    clear(timer);
    const fire = () => {
      timers.delete(timer);
      run();
    };
    timers.set(timer, ports.later(fire, delay_ms));
  }

  function clear(timer: TimerName): void {
    const running = timers.get(timer);
    if (running !== undefined) ports.cancel(running);
    timers.delete(timer);
  }

  function lead(): void {
    channel?.post({ says: "leading", term, state, at, head, epoch, heard_ms });
  }

  function hello(): void {
    const place = owner.place();
    if (place) channel?.post({ says: "hello", ...place });
  }

  function bidFor(how: "wait" | "steal"): void {
    bid += 1;
    const mine = bid;
    giveUp.abort();
    giveUp = new AbortController();
    const began_ms = ports.now();
    const held = () => {
      if (mine !== bid) return Promise.resolve();
      const done = new Promise<void>((resolve) => {
        release = resolve;
      });
      takeOver(how === "steal" || term > 0 || ports.now() > began_ms + GATHER_MS);
      return done;
    };
    ports.lock(name, how === "steal" ? { steal: true } : { signal: giveUp.signal }, held).catch((error) => {
      if (mine !== bid) return;
      // Stolen; anything else means that there are no locks to be had here.
      if ((error as Partial<Error>).name === "AbortError") stepDown();
      else standAlone();
    });
  }

  /** This tab has the lock. `isSuccessor`: there may be tabs that know less than this one. */
  function takeOver(isSuccessor: boolean): void {
    role = "leader";
    watchers.clear();
    // By the clock all tabs share: whoever leads later has the higher term, even if it never heard of the others.
    term = Math.max(term + 1, ports.now());
    lowest = null;
    pulling = null;
    for (const timer of [...timers.keys()]) clear(timer);
    const place = owner.place();
    at = place?.since ?? 0;
    head = Math.max(head, at);
    epoch = place?.epoch ?? "";
    state = { at: "connecting" };
    lead();
    set("gather", isSuccessor ? GATHER_MS : 0, () => link.start());
  }

  function standAlone(): void {
    channel?.close();
    channel = null;
    takeOver(false);
  }

  /** Another tab leads: follow it. */
  function stepDown(): void {
    if (role === "leader") {
      role = "follower";
      clear("gather");
      link.stop();
      release();
    }
    follow();
  }

  function follow(): void {
    role = "follower";
    state = { at: "connecting" };
    owner.onState(state);
    bidFor("wait");
    hello();
    watch();
  }

  function watch(): void {
    clear("answer");
    set("ask", ASK_AFTER_MS, ask);
  }

  function ask(): void {
    hello();
    if (!timers.has("answer"))
      set("answer", ANSWER_WITHIN_MS + ports.random() * 1_000, () => {
        bidFor("steal");
        watch();
      });
  }

  function hear(word: Word): void {
    if (role === "idle" || role === "resting") return;
    if (word.says === "signed_out") return owner.onSignedOut();
    if (role === "leader") return hearAsLeader(word);
    if (word.says !== "leading" && word.says !== "message") return;
    if (word.term < term) return;
    const isNew = word.term > term;
    term = word.term;
    watch();
    if (word.says === "leading") followLeader(word, isNew);
    else pass(word.message);
  }

  function hearAsLeader(word: Word): void {
    if (word.says === "wake") link.wake(word.isReturn);
    if (word.says === "seen") link.send("ack", { seq: word.seq });
    if (word.says === "watching") watchFor(word.tab, word.wants);
    if (word.says === "hello") {
      const isSame = word.epoch === owner.place()?.epoch;
      if (isSame) lowest = Math.min(lowest ?? word.since, word.since);
      // Once connected, who knows less fetches for itself.
      if (!timers.has("gather")) lowest = null;
      lead();
    }
    if (word.says === "leading" && word.term > term) {
      term = word.term;
      stepDown();
    }
  }

  /** Each tab that begins gets all of it at once; the last one that ends, ends it. */
  function watchFor(tab: string, wants: boolean): void {
    if (wants) watchers.add(tab);
    else if (!watchers.delete(tab)) return;
    if (wants) link.send("subscribe.analytics", {});
    else if (watchers.size === 0) link.send("unsubscribe.analytics", {});
  }

  function followLeader(word: Word & { says: "leading" }, isNew: boolean): void {
    at = word.at;
    head = word.head;
    heard_ms = word.heard_ms;
    if (heard_ms > 0) owner.onHeard(heard_ms);
    if (isNew) hello();
    if (word.state.at === "ready") {
      owner.onMessage({ type: "session.ready", payload: { head, epoch: word.epoch } });
      const place = owner.place();
      if (place && place.epoch === word.epoch && place.since < at) void pull();
    }
    state = word.state;
    owner.onState(state);
  }

  function pass(message: Message): void {
    owner.onHeard();
    if (pulling && isDurable(message)) pulling.kept.push(message);
    else owner.onMessage(message);
  }

  /** Something between this tab's cursor and what the leader passes on is missing: fetch it. */
  async function pull(): Promise<void> {
    const place = owner.place();
    if (role !== "follower" || !place) return;
    if (pulling || timers.has("pull")) {
      if (pulling) pulling.again = true;
      return;
    }
    const mine = { kept: [] as Message[], again: false };
    pulling = mine;
    let isWhole = false;
    try {
      const page = await ports.readEvents(place.since, place.epoch);
      if (mine !== pulling) return;
      isWhole = true;
      if (page) for (const event of page.events) owner.onMessage(event as unknown as Message);
      else owner.onMessage({ type: "resync.required", payload: { reason: "behind", head } });
    } catch (error) {
      if (mine !== pulling) return;
      if (ports.isSignedOut(error)) return owner.onSignedOut();
    }
    mine.again = false;
    for (const message of mine.kept) owner.onMessage(message);
    if (mine !== pulling) return;
    pulling = null;
    pulls = isWhole && !mine.again ? 0 : pulls + 1;
    if (pulls > 0) set("pull", backoff_ms(pulls - 1, ports.random()), () => void pull());
  }

  /** Give up the lock and the place in its queue. */
  function leave(next: "idle" | "resting"): void {
    if (isWatching && role === "follower") channel?.post({ says: "watching", tab: self, wants: false });
    isWatching = false;
    bid += 1;
    for (const timer of [...timers.keys()]) clear(timer);
    pulling = null;
    role = next;
    link.stop();
    giveUp.abort();
    release();
  }

  return {
    start() {
      if (role !== "idle") return;
      name = `pennybell.live.${DIALECT}.${owner.user()}`;
      term = 0;
      head = 0;
      channel = ports.openChannel(name, hear);
      follow();
    },
    stop() {
      leave("idle");
      channel?.close();
      channel = null;
      owner.onState({ at: "idle" });
    },
    wake(isReturn) {
      if (role === "leader") link.wake(isReturn);
      if (role === "resting") follow();
      else if (role === "follower") {
        channel?.post({ says: "wake", isReturn });
        ask();
      }
    },
    lose() {
      if (role === "leader") link.lose();
    },
    rest() {
      if (role !== "idle") leave("resting");
    },
    send(type, payload, id) {
      const wants = type === "subscribe.analytics";
      if (wants || type === "unsubscribe.analytics") {
        isWatching = wants;
        if (role === "leader") watchFor(self, wants);
        else channel?.post({ says: "watching", tab: self, wants });
      } else if (role === "leader") link.send(type, payload, id);
      else if (type === "ack") channel?.post({ says: "seen", seq: Number(payload.seq) });
    },
    reconnect() {
      if (role === "leader") link.reconnect();
      else void pull();
    },
  };
}
