import type { Bill, Transaction } from "~/api/types";

/**
 * What may have paid a bill: same direction, no transfers. Those of its payee stand first, then the nearest in
 * amount, then in time.
 */
export function likeliest(bill: Bill, payee: string, items: readonly Transaction[]): Transaction[] {
  const out = bill.amount_max_minor < 0;
  const beyond = ({ amount_minor, currency }: Transaction) => {
    if (currency !== bill.currency) return Number.POSITIVE_INFINITY;
    return Math.max(bill.amount_min_minor - amount_minor, amount_minor - bill.amount_max_minor, 0);
  };
  const isOther = (row: Transaction) => Number(fold(row.payee ?? "") !== fold(payee));
  const days = ({ date }: Transaction) => Math.abs(Date.parse(date) - Date.parse(bill.due_date));
  return items
    .filter((row) => row.transfer_id === null && row.amount_minor !== 0 && row.amount_minor < 0 === out)
    .sort((a, b) => isOther(a) - isOther(b) || compare(beyond(a), beyond(b)) || days(a) - days(b));
}

function fold(payee: string): string {
  return payee.toLowerCase().trim();
}

/** Two infinities are alike; their difference is not a number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
