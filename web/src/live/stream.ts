import type { Durable } from "~/live/events";

/**
 * Collects a user's events and gives them out in whole commits, so that a balance is never shown without its
 * transaction. It knows no socket and no ledger: events in, commits out.
 */
export type Offered =
  | { kind: "apply"; events: Durable[] }
  /** More of this commit is to come. */
  | { kind: "waiting" }
  /** At or before the cursor: known already. */
  | { kind: "old" }
  /** Something is missing between the cursor and this event: read again from the cursor. */
  | { kind: "gap" };

export interface Stream {
  /** The last event of the last whole commit given out. */
  cursor(): number;
  offer(event: Durable): Offered;
  /** Continue after `cursor`; an unfinished commit is forgotten and will come again. */
  restart(cursor: number): void;
}

export function createStream(start: number): Stream {
  let cursor = start;
  let pending: Durable[] = [];

  return {
    cursor: () => cursor,
    restart(next) {
      cursor = next;
      pending = [];
    },
    offer(event) {
      const last = pending.at(-1)?.seq ?? cursor;
      if (event.seq <= last) return { kind: "old" };
      if (event.seq !== last + 1) return { kind: "gap" };
      pending.push(event);
      if (event.seq < event.commit) return { kind: "waiting" };
      const events = pending;
      pending = [];
      cursor = event.seq;
      return { kind: "apply", events };
    },
  };
}
