import type { Bill, BillStatus } from "~/api/types";
import { addDays } from "~/lib/dates";

/** As the server says it, of the household's today. */
export function statusOf(bill: Pick<Bill, "state" | "due_date" | "missed_after">, today: string): BillStatus {
  if (bill.state !== "open") return bill.state;
  if (bill.due_date > today) return "upcoming";
  if (bill.due_date === today) return "due";
  return bill.missed_after < today ? "missed" : "overdue";
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export interface BillGroup<B> {
  key: "overdue" | "today" | "week" | "month" | "later";
  title: string;
  bills: B[];
}

/** Bills by when they want attention; those without any are left out. Each part in the order of due dates. */
export function groupBills<B extends Pick<Bill, "id" | "due_date">>(
  bills: readonly B[],
  today: string,
): BillGroup<B>[] {
  const week = addDays(today, 7);
  const month = addDays(today, 30);
  const keyOf = ({ due_date }: B): BillGroup<B>["key"] =>
    due_date < today
      ? "overdue"
      : due_date === today
        ? "today"
        : due_date <= week
          ? "week"
          : due_date <= month
            ? "month"
            : "later";
  const ordered = [...bills].sort((a, b) => a.due_date.localeCompare(b.due_date) || a.id.localeCompare(b.id));
  return TITLES.map(([key, title]) => ({
    key,
    title,
    bills: ordered.filter((bill) => keyOf(bill) === key),
  })).filter((group) => group.bills.length > 0);
}

const TITLES: [BillGroup<never>["key"], string][] = [
  ["overdue", "Overdue"],
  ["today", "Today"],
  ["week", "The next seven days"],
  ["month", "Within a month"],
  ["later", "Later"],
];

/** What is expected of a bill: the middle of its range, rounded towards zero as the server does. */
export function expectedOf(bill: Pick<Bill, "amount_min_minor" | "amount_max_minor">): number {
  // Adding zero: nothing is minus zero.
  return Math.trunc((bill.amount_min_minor + bill.amount_max_minor) / 2) + 0;
}

/** What is to pay and what is to come in up to `last`, per currency. */
export function sumsUntil<B extends Bill>(
  bills: readonly B[],
  last: string,
): { currency: string; out_minor: number; in_minor: number }[] {
  const sums = new Map<string, { out_minor: number; in_minor: number }>();
  for (const bill of bills) {
    if (bill.due_date > last) continue;
    const sum = sums.get(bill.currency) ?? { out_minor: 0, in_minor: 0 };
    const expected = expectedOf(bill);
    if (expected < 0) sum.out_minor -= expected;
    else sum.in_minor += expected;
    sums.set(bill.currency, sum);
  }
  return [...sums].map(([currency, sum]) => ({ currency, ...sum }));
}

/** The days of the weeks that show the month of `day`, Mondays first. */
export function monthGrid(day: string): string[] {
  const first = `${day.slice(0, 7)}-01`;
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const start = addDays(first, -before);
  const next = addDays(first, 31).slice(0, 7);
  const days: string[] = [];
  for (let at = start; at < `${next}-01` || days.length % 7 !== 0; at = addDays(at, 1)) days.push(at);
  return days;
}
