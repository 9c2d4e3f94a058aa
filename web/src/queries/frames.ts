import type { BudgetListed, BudgetProgress, NetWorth, SpendingCurve } from "~/api/types";
import type { Heard } from "~/live/emitter";

/** What a live frame of the analytics means to the answers that are held. The one read at the later moment stands. */

export interface BudgetListing {
  items: BudgetListed[];
  as_of_seq: number;
}

export function withBudgets(listing: BudgetListing, frame: Heard["analytics.budget_updated"]): BudgetListing {
  if (frame.as_of_seq < listing.as_of_seq) return listing;
  const told = new Map<string, BudgetProgress>(frame.items.map((one) => [one.budget_id, one]));
  const items = listing.items.map((item) => ({ ...item, progress: told.get(item.id) ?? item.progress }));
  return { items, as_of_seq: frame.as_of_seq };
}

export function withCurve(curve: SpendingCurve, frame: Heard["analytics.spending_updated"]): SpendingCurve {
  const isSame = frame.period === curve.period && frame.currency === curve.currency;
  return isSame && frame.as_of_seq >= curve.as_of_seq ? frame : curve;
}

/** The frame tells this month; days before it stay as they were read. */
export function withNetWorth(held: NetWorth, frame: Heard["analytics.net_worth_updated"]): NetWorth {
  const isOther = frame.currency !== held.currency || frame.grain !== held.grain || frame.last !== held.last;
  if (isOther || frame.as_of_seq < held.as_of_seq) return held;
  const before = held.days.filter(({ date }) => date < frame.first);
  const days = [...before, ...frame.days.filter(({ date }) => date >= held.first)];
  const known = new Map(held.accounts.map((account) => [account.account_id, account.balances_minor]));
  const accounts = frame.accounts.map((account) => {
    const earlier = known.get(account.account_id)?.slice(0, before.length) ?? before.map(() => 0);
    const now = account.balances_minor.slice(frame.days.length - (days.length - before.length));
    return { ...account, balances_minor: [...earlier, ...now] };
  });
  const change_minor = frame.net_worth_minor - (days[0]?.net_worth_minor ?? frame.net_worth_minor);
  return { ...frame, first: held.first, days, accounts, change_minor };
}

/** Whether an event changes a day before the month that frames tell; events that name no day may. */
export function isBeforeFrames({ last }: Pick<NetWorth, "last">, payload: object): boolean {
  const month = `${last.slice(0, 7)}-01`;
  const { date, from_date, previous } = payload as {
    date?: string;
    from_date?: string;
    previous?: { date?: string };
  };
  const first = from_date ?? date;
  if (first === undefined) return true;
  return first < month || (previous?.date !== undefined && previous.date < month);
}
