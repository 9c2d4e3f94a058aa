import { backoff_ms, HEALTHY_AFTER_MS } from "~/live/backoff";
import { actionFor, type PauseReason, type StopReason } from "~/live/closeCodes";
import { type Message, parseMessage } from "~/live/events";

export const SILENCE_BEFORE_PING_MS = 35_000;
export const PONG_WITHIN_MS = 10_000;
export const OPEN_WITHIN_MS = 15_000;
const TOKEN_VALID_S = 30;

export type SocketState =
  | { at: "idle" }
  | { at: "connecting" }
  | { at: "ready" }
  /** A next try is set for later. */
  | { at: "waiting" }
  /** The browser says that there is no network. */
  | { at: "offline" }
  | { at: "paused"; reason: PauseReason }
  | { at: "stopped"; reason: StopReason };

/** The part of a WebSocket that is used; the tests put a fake one here. */
export interface Wire {
  send(text: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
}

/** What `GET /ws` without upgrade answered; null when nothing did. */
export type Probe = { status: number; retry_after_s: number | null } | null;

export interface SocketPorts {
  open(query: string, protocols: string[]): Wire;
  token(valid_s: number): Promise<string>;
  refresh(): Promise<string>;
  /** Whether the error of `token` or `refresh` says that the session has ended. */
  isSignedOut(error: unknown): boolean;
  probe(): Promise<Probe>;
  isOnline(): boolean;
  random(): number;
  later(run: () => void, delay_ms: number): number;
  cancel(timer: number): void;
}

export interface SocketOwner {
  /** Where to resume; null to begin without a past. */
  place(): { since: number; epoch: string } | null;
  onMessage(message: Message): void;
  onState(state: SocketState): void;
  /** Called for every sign of life; `at_ms`: when it came, if not now. */
  onHeard(at_ms?: number): void;
  onSignedOut(): void;
  /** An upgrade failed, and a plain request to the same address got this status; true: try no further. */
  onUnopened?(status: number | null): boolean;
}

export interface Socket {
  start(): void;
  stop(): void;
  /** The device woke, or the network came back: prove the connection, or try at once. */
  wake(isReturn: boolean): void;
  /** The browser says that the network went. */
  lose(): void;
  send(type: string, payload: Record<string, unknown>, id?: string): void;
  /** The page is about to be frozen: leave to other tabs what they share, until it wakes. */
  rest?(): void;
  /** Drop this connection and resume from the cursor. */
  reconnect(): void;
}

type TimerName = "retry" | "silence" | "pong" | "open" | "healthy";

export function createSocket(ports: SocketPorts, owner: SocketOwner): Socket {
  let state: SocketState = { at: "idle" };
  let wire: Wire | null = null;
  let isOpen = false;
  let attempt = 0;
  // Every new connection, and every stop, makes the answers of older ones void.
  let epoch = 0;
  const timers = new Map<TimerName, number>();

  function to(next: SocketState): void {
    state = next;
    owner.onState(next);
  }

  function set(name: TimerName, delay_ms: number, run: () => void): void {
    clear(name);
    timers.set(
      name,
      ports.later(() => {
        timers.delete(name);
        run();
      }, delay_ms),
    );
  }

  function clear(name: TimerName): void {
    const timer = timers.get(name);
    if (timer !== undefined) ports.cancel(timer);
    timers.delete(name);
  }

  /** Leave the wire without waiting for its close: on a dead network that comes minutes later. */
  function drop(): void {
    epoch += 1;
    for (const name of [...timers.keys()]) clear(name);
    if (wire) {
      wire.onopen = null;
      wire.onmessage = null;
      wire.onclose = null;
      wire.close(1000);
    }
    wire = null;
    isOpen = false;
  }

  async function connect(refresh = false): Promise<void> {
    drop();
    const mine = epoch;
    if (!ports.isOnline()) return to({ at: "offline" });
    to({ at: "connecting" });
    let token: string;
    try {
      token = refresh ? await ports.refresh() : await ports.token(TOKEN_VALID_S);
    } catch (error) {
      if (mine !== epoch) return;
      if (ports.isSignedOut(error)) return end();
      return retry();
    }
    if (mine !== epoch) return;
    const place = owner.place();
    const query = place ? `?since=${place.since}&epoch=${encodeURIComponent(place.epoch)}` : "";
    const opened = ports.open(query, ["pennybell.v1", `bearer.${token}`]);
    wire = opened;
    opened.onopen = () => {
      isOpen = true;
    };
    opened.onmessage = ({ data }) => heard(data);
    opened.onclose = ({ code, reason }) => void closed(code, reason);
    // Covers the upgrade and the wait for session.ready.
    set("open", OPEN_WITHIN_MS, () => {
      drop();
      void refused();
    });
  }

  function heard(data: unknown): void {
    clear("pong");
    set("silence", SILENCE_BEFORE_PING_MS, ping);
    owner.onHeard();
    const message = parseMessage(data);
    if (!message) return;
    if (message.type === "session.ready" && state.at === "connecting") {
      clear("open");
      set("healthy", HEALTHY_AFTER_MS, () => {
        attempt = 0;
      });
      to({ at: "ready" });
    }
    owner.onMessage(message);
  }

  function ping(): void {
    if (state.at !== "ready") return;
    send("ping", {});
    if (!timers.has("pong")) set("pong", PONG_WITHIN_MS, () => void connect(true));
  }

  async function closed(code: number, reason: string): Promise<void> {
    // Some networks let the upgrade pass and cut what follows.
    const hasBegun = isOpen && (state.at === "ready" || code !== 1006);
    drop();
    if (!hasBegun) return refused();
    const action = actionFor(code, reason);
    if (action.do === "sign_in") return end();
    if (action.do === "pause") return to({ at: "paused", reason: action.reason });
    if (action.do === "stop") return to({ at: "stopped", reason: action.reason });
    retry(action.delay_ms, action.refresh);
  }

  /** A script cannot see why an upgrade was refused: ask by an ordinary request. */
  async function refused(): Promise<void> {
    const mine = epoch;
    to({ at: "connecting" });
    const probe = await ports.probe();
    if (mine !== epoch) return;
    if (probe?.status === 403) return to({ at: "stopped", reason: "refused" });
    if (owner.onUnopened?.(probe?.status ?? null)) return;
    const delay_ms = probe?.retry_after_s === null || !probe ? null : probe.retry_after_s * 1000;
    retry(delay_ms, probe?.status === 401);
  }

  function retry(delay_ms: number | null = null, refresh = false): void {
    drop();
    if (!ports.isOnline()) return to({ at: "offline" });
    const wait_ms = delay_ms ?? backoff_ms(attempt, ports.random());
    attempt += 1;
    to({ at: "waiting" });
    set("retry", wait_ms, () => void connect(refresh));
  }

  function end(): void {
    drop();
    to({ at: "idle" });
    owner.onSignedOut();
  }

  function send(type: string, payload: Record<string, unknown>, id?: string): void {
    if (state.at === "ready") wire?.send(JSON.stringify({ type, payload, ...(id ? { id } : {}) }));
  }

  return {
    start() {
      if (state.at === "idle") void connect();
    },
    stop() {
      drop();
      to({ at: "idle" });
    },
    wake(isReturn) {
      if (state.at === "ready") return ping();
      if (state.at === "waiting" || state.at === "offline") void connect();
      if (state.at === "paused" && isReturn) void connect();
    },
    lose() {
      if (state.at === "idle" || state.at === "paused" || state.at === "stopped") return;
      drop();
      to({ at: "offline" });
    },
    send,
    reconnect() {
      if (state.at !== "idle") void connect();
    },
  };
}
