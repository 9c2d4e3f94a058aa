import { createStore, type Store } from "~/lib/store";
import type { Message } from "~/live/events";

/** A screen that is left and come back to soon keeps being told. */
export const UNWATCH_AFTER_MS = 2_000;

export interface Watching {
  /** Analytics come by themselves: nobody needs to ask for what they say. */
  readonly isTold: Store<boolean>;
  /** Be told analytics while anything asks for them; the answer ends it. */
  watch(): () => void;
  /** What the connection said. */
  hear(message: Message): void;
  /** The connection went, and with it what it was asked for. */
  lose(): void;
}

interface Ports {
  later(run: () => void, delay_ms: number): number;
  cancel(timer: number): void;
}

/** Asks the server for analytics once for all screens, and anew on every new connection. */
export function createWatching(
  ports: Ports,
  send: (type: "subscribe.analytics" | "unsubscribe.analytics", payload: Record<string, unknown>) => void,
): Watching {
  const isTold = createStore(false);
  let watchers = 0;
  let isReady = false;
  let isAsked = false;
  let timer: number | null = null;

  function ask(): void {
    if (!isReady || watchers === 0) return;
    isAsked = true;
    send("subscribe.analytics", {});
  }

  function end(): void {
    timer = null;
    if (watchers > 0) return;
    isTold.set(false);
    if (isAsked) send("unsubscribe.analytics", {});
    isAsked = false;
  }

  return {
    isTold,
    watch() {
      watchers += 1;
      if (timer !== null) ports.cancel(timer);
      timer = null;
      if (!isAsked) ask();
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        watchers -= 1;
        if (watchers === 0) timer = ports.later(end, UNWATCH_AFTER_MS);
      };
    },
    hear(message) {
      if (message.type === "session.ready") {
        // Told again of a connection that was asked already: only a new one needs asking anew.
        const isNew = message.payload.connection_id !== undefined;
        isReady = true;
        if (isNew || !isAsked) ask();
      }
      if (message.type === "subscribed" && watchers > 0) isTold.set(true);
      if (message.type === "unsubscribed") isTold.set(false);
    },
    lose() {
      isReady = false;
      isAsked = false;
      isTold.set(false);
    },
  };
}
