import type { Snapshot, Transaction } from "~/api/types";

export interface Touched {
  row: Transaction;
  /** Place of the change in the stream: a listing read later than this already tells it. */
  seq: number;
  at_ms: number;
}

/** The snapshot as events have changed it, and what only this device knows. */
export interface Ledger extends Snapshot {
  /** Rows changed since the app started, deleted ones with `deleted_at`: laid over every listing on screen. */
  touched: Readonly<Record<string, Touched>>;
  /** Versions of deleted rows other than transactions: a late answer must not bring one back. */
  tombstones: Readonly<Record<string, number>>;
  imports: Readonly<Record<string, { done: number; of: number }>>;
  /** Rises whenever listings on screen must be read again. */
  stale: number;
  /** One is no longer a member here. */
  left: boolean;
}

export const TOUCHED_MAX = 2_000;

export function fromSnapshot(snapshot: Snapshot, previous?: Ledger): Ledger {
  const same = previous !== undefined && previous.household.id === snapshot.household.id;
  const keeps = same && previous.epoch === snapshot.epoch;
  return {
    ...snapshot,
    touched: keeps ? previous.touched : {},
    tombstones: keeps ? previous.tombstones : {},
    imports: same ? previous.imports : {},
    stale: same ? previous.stale + 1 : 0,
    left: false,
  };
}

/** The snapshot's own fields, to compare with a fresh one. */
export function snapshotOf(ledger: Ledger): Snapshot {
  const { touched: _t, tombstones: _d, imports: _i, stale: _s, left: _l, ...snapshot } = ledger;
  return snapshot;
}

/** Newest first: by date, then by id, both descending. Negative when `a` stands above `b`. */
export function newestFirst(a: { date: string; id: string }, b: { date: string; id: string }): number {
  if (a.date !== b.date) return a.date > b.date ? -1 : 1;
  if (a.id !== b.id) return a.id > b.id ? -1 : 1;
  return 0;
}

/** The place of `row` in a list sorted newest first. */
export function placeOf(rows: readonly Transaction[], row: { date: string; id: string }): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = rows[middle];
    if (at && newestFirst(at, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
