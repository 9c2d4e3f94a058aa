import { useMemo } from "react";
import type { Transaction } from "~/api/types";
import type { Ledger } from "~/live/ledger";
import { useLedger } from "~/queries/ledger";

const SUGGESTED_MAX = 200;

export interface Payees {
  names: string[];
  /** What the payee was last filed under. */
  usualCategory(payee: string): string | null;
}

export function payeesOf(rows: readonly Transaction[]): Payees {
  const usual = new Map<string, string | null>();
  const names: string[] = [];
  for (const row of rows) {
    if (!row.payee) continue;
    const key = row.payee.toLowerCase();
    if (!usual.has(key)) names.push(row.payee);
    if (!usual.get(key)) usual.set(key, row.category_id);
  }
  return {
    names: names.slice(0, SUGGESTED_MAX),
    usualCategory: (payee) => usual.get(payee.toLowerCase()) ?? null,
  };
}

const transactions = (ledger: Ledger) => ledger.transactions;

export function usePayees(): Payees {
  const rows = useLedger(transactions);
  return useMemo(() => payeesOf(rows), [rows]);
}
