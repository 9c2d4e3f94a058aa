import type { Transaction } from "~/api/types";
import { sumByCurrency } from "~/lib/money";

export interface Day {
  date: string;
  rows: Transaction[];
  /** What came in less what went out, transfers aside; null while the day may not be complete. */
  sums: { currency: string; minor: number }[] | null;
}

/** Rows stand newest first. */
export function daysOf(rows: readonly Transaction[], hasMore: boolean): Day[] {
  const days: Day[] = [];
  for (const row of rows) {
    const last = days.at(-1);
    if (last?.date === row.date) last.rows.push(row);
    else days.push({ date: row.date, rows: [row], sums: null });
  }
  for (const [place, day] of days.entries()) {
    if (hasMore && place === days.length - 1) continue;
    const flows = day.rows.filter((row) => row.transfer_id === null);
    day.sums = sumByCurrency(flows.map(({ currency, amount_minor: minor }) => ({ currency, minor })));
  }
  return days;
}
