import type { QueryClient } from "@tanstack/react-query";
import type {
  Account,
  Alert,
  Bill,
  Budget,
  Category,
  Goal,
  Rate,
  Recurring,
  RecurringCandidate,
  Snapshot,
  Tag,
  Transaction,
} from "~/api/types";
import type { Durable } from "~/live/events";
import { fromSnapshot, type Ledger } from "~/live/ledger";
import { reduce, showBill, showCandidate, showNoun, showRow } from "~/live/reduce";

/** Where the ledger stands in the query cache; listings are under `TRANSACTIONS_KEY`. */
export const LEDGER_KEY = ["ledger"] as const;
export const TRANSACTIONS_KEY = ["transactions"] as const;
/** What was put towards goals: no part of the ledger, read again when one of them changes. */
export const CONTRIBUTIONS_KEY = ["contributions"] as const;

export interface LedgerCache {
  get(): Ledger | undefined;
  /** All events of whole commits at once: no screen ever sees half of one. */
  apply(events: readonly Durable[]): void;
  install(snapshot: Snapshot): void;
  show(written: Shown): void;
  forget(): void;
}

/** What the answer to one's own write brings, before or after its event: the same rules, the same end. */
export type Shown =
  | { noun: "transactions"; row: Transaction; seq: number }
  | { noun: "accounts"; row: Account; deleted?: boolean }
  | { noun: "categories"; row: Category; deleted?: boolean }
  | { noun: "tags"; row: Tag; deleted?: boolean }
  | { noun: "alerts"; row: Alert; deleted?: boolean }
  | { noun: "budgets"; row: Budget; deleted?: boolean }
  | { noun: "goals"; row: Goal; deleted?: boolean }
  | { noun: "rates"; row: Rate; deleted?: boolean }
  | { noun: "recurring"; row: Recurring; deleted?: boolean }
  | { noun: "bills"; row: Bill }
  | { noun: "recurring_candidates"; row: RecurringCandidate };

export function createLedgerCache(client: QueryClient, now: () => number): LedgerCache {
  const get = () => client.getQueryData<Ledger>(LEDGER_KEY);

  function change(next: (ledger: Ledger) => Ledger): void {
    const before = get();
    if (!before) return;
    const after = next(before);
    if (after === before) return;
    client.setQueryData<Ledger>(LEDGER_KEY, after);
    if (after.stale !== before.stale) void client.invalidateQueries({ queryKey: TRANSACTIONS_KEY });
  }

  return {
    get,
    apply: (events) => {
      change((ledger) => reduce(ledger, events, now()));
      if (events.some((event) => event.type.startsWith("contribution.")))
        void client.invalidateQueries({ queryKey: CONTRIBUTIONS_KEY });
    },
    install: (snapshot) => change((ledger) => fromSnapshot(snapshot, ledger)),
    show: (written) =>
      change((ledger) => {
        if (written.noun === "transactions") return showRow(ledger, written.row, written.seq, now());
        if (written.noun === "bills") return showBill(ledger, written.row);
        if (written.noun === "recurring_candidates") return showCandidate(ledger, written.row);
        return showNoun(ledger, written.noun, written.row, written.deleted);
      }),
    forget: () => client.clear(),
  };
}
