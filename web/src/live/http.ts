import { backoff_ms } from "~/live/backoff";
import { actionFor } from "~/live/closeCodes";
import { type Durable, parseMessage } from "~/live/events";
import type { Socket, SocketOwner, SocketState } from "~/live/socket";
import { createFrames, type Frame } from "~/live/sse";

/** The server's comment comes after 15 s of silence; a proxy that holds even that back is no use. */
export const STREAM_SILENCE_MS = 35_000;
/** The first line comes at once: a proxy that has not passed it on by then collects the answer. */
export const STREAM_STARTS_WITHIN_MS = 5_000;
export const POLL_WAIT_S = 25;
const POLL_REST_MS = 250;
/** So many streams that gave nothing, and only polling is left. */
const BARREN_STREAMS = 2;
const RESYNC_AGAIN_MS = 1_000;

export interface EventsPage {
  events: Durable[];
  head: number;
  epoch: string;
}

export interface HttpPorts {
  /** Events after `since`, waiting up to `wait_s` for the first; null when a resync is needed. */
  readEvents(since: number, epoch: string, wait_s?: number, signal?: AbortSignal): Promise<EventsPage | null>;
  /** The event stream's text, piece by piece, until it ends; throws when there is none. */
  openStream(
    since: number,
    epoch: string,
    signal: AbortSignal,
    onText: (text: string) => void,
  ): Promise<void>;
  isSignedOut(error: unknown): boolean;
  isOnline(): boolean;
  random(): number;
  later(run: () => void, delay_ms: number): number;
  cancel(timer: number): void;
}

/** The same stream of events by plain requests: an event stream, and where that does not pass, long polling. */
export function createHttpSource(ports: HttpPorts, owner: SocketOwner): Socket {
  let state: SocketState = { at: "idle" };
  let run = new AbortController();
  let attempt = 0;
  let barren = 0;
  const timers = new Set<number>();

  function to(next: SocketState): void {
    if (next.at === state.at) return;
    state = next;
    owner.onState(next);
  }

  function end(): void {
    for (const timer of timers) ports.cancel(timer);
    run.abort();
  }

  /** Resolves early when the run ends. */
  function pause(delay_ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        timers.delete(timer);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = ports.later(done, delay_ms);
      timers.add(timer);
      signal.addEventListener("abort", done);
    });
  }

  function begin(): void {
    end();
    run = new AbortController();
    if (!ports.isOnline()) return to({ at: "offline" });
    if (state.at !== "ready") to({ at: "connecting" });
    void goOn(run.signal);
  }

  async function goOn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await round(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (ports.isSignedOut(error)) return finish({ at: "idle" }, () => owner.onSignedOut());
        if (!ports.isOnline()) return finish({ at: "offline" });
        to({ at: "waiting" });
        await pause(backoff_ms(attempt, ports.random()), signal);
        attempt += 1;
      }
    }
  }

  function finish(next: SocketState, then?: () => void): void {
    end();
    to(next);
    then?.();
  }

  async function round(signal: AbortSignal): Promise<void> {
    const place = owner.place();
    if (!place) throw new Error("There is no place to go on from.");
    // The first answer of a run comes at once: it says how far the stream is, and that the server is there.
    const polls = barren >= BARREN_STREAMS && state.at === "ready";
    const page = await ports.readEvents(place.since, place.epoch, polls ? POLL_WAIT_S : 0, signal);
    if (signal.aborted) return;
    owner.onHeard();
    if (page === null) {
      owner.onMessage({ type: "resync.required", payload: { reason: "behind", head: place.since } });
      return pause(RESYNC_AGAIN_MS, signal);
    }
    attempt = 0;
    if (state.at !== "ready") {
      owner.onMessage({ type: "session.ready", payload: { head: page.head, epoch: page.epoch } });
      to({ at: "ready" });
    }
    for (const event of page.events) {
      if (signal.aborted) return;
      owner.onMessage(event as never);
    }
    if (signal.aborted) return;
    if (barren < BARREN_STREAMS) await follow(signal);
    // Whatever stands between may answer at once in the server's place.
    else if (page.events.length === 0) await pause(POLL_REST_MS, signal);
  }

  async function follow(outer: AbortSignal): Promise<void> {
    const place = owner.place();
    if (!place) return;
    const own = new AbortController();
    const stop = () => own.abort();
    outer.addEventListener("abort", stop, { once: true });
    let hasSpoken = false;
    let timer = ports.later(stop, STREAM_STARTS_WITHIN_MS);
    const take = createFrames((frame) => {
      if (!own.signal.aborted) hear(frame);
    });
    try {
      await ports.openStream(place.since, place.epoch, own.signal, (text) => {
        if (own.signal.aborted) return;
        hasSpoken = true;
        ports.cancel(timer);
        timer = ports.later(stop, STREAM_SILENCE_MS);
        owner.onHeard();
        take(text);
      });
    } catch (error) {
      if (ports.isSignedOut(error)) throw error;
    } finally {
      ports.cancel(timer);
      outer.removeEventListener("abort", stop);
    }
    if (outer.aborted) return;
    barren = hasSpoken ? 0 : barren + 1;
    // A stream that ends as soon as it begins must not become a storm of requests.
    await pause(backoff_ms(0, ports.random()), outer);
  }

  function hear(frame: Frame): void {
    if (frame.event === "close") return closed(frame.data);
    const message = parseMessage(frame.data);
    if (message) owner.onMessage(message);
  }

  /** What a socket would have said in its close frame; to come back is what happens anyway. */
  function closed(data: string): void {
    const { code = 1000, reason = "" } = JSON.parse(data) as { code?: number; reason?: string };
    const action = actionFor(code, reason);
    if (action.do === "sign_in") finish({ at: "idle" }, () => owner.onSignedOut());
    if (action.do === "pause") finish({ at: "paused", reason: action.reason });
    if (action.do === "stop") finish({ at: "stopped", reason: action.reason });
  }

  return {
    start() {
      if (state.at === "idle") begin();
    },
    stop() {
      end();
      state = { at: "idle" };
    },
    wake(isReturn) {
      if (state.at === "idle" || state.at === "stopped") return;
      if (state.at !== "paused" || isReturn) begin();
    },
    lose() {
      if (state.at === "idle" || state.at === "paused" || state.at === "stopped") return;
      finish({ at: "offline" });
    },
    send() {},
    reconnect() {
      if (state.at !== "idle") begin();
    },
  };
}
