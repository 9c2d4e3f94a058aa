import { keepPreviousData } from "@tanstack/react-query";
import { api } from "~/api/client";
import type { BalanceOutlook, CashFlow, Months, NetWorth, Spending, SpendingCurve } from "~/api/types";
import type { Heard } from "~/live/emitter";
import { MOVES_MONEY, MOVES_PLANS } from "~/queries/budgets";
import { isBeforeFrames, withCurve, withNetWorth } from "~/queries/frames";
import { useAnalytics, useLiveQuery } from "~/queries/live";
import type { Rules } from "~/queries/liveQuery";
import { useToday } from "~/queries/today";

const ALL = [
  ...MOVES_MONEY,
  "account.created",
  "account.updated",
  "account.deleted",
  "category.created",
  "household.updated",
] satisfies (keyof Heard)[];

/** What no frame tells is read again a while after money moved: a burst of writes costs few readings. */
const BY_MONEY = { refetch: ALL, after_ms: 700 } as const;
const BY_PLANS = { refetch: [...ALL, ...MOVES_PLANS], after_ms: 700 } as const;

const CURVE_BY_FRAMES: Rules<SpendingCurve> = {
  untold: ALL,
  isMore: (_held, type) => type === "household.updated",
  patch: { "analytics.spending_updated": withCurve },
};

const WORTH_BY_FRAMES: Rules<NetWorth> = {
  untold: ALL,
  isMore: (held, _type, payload) => isBeforeFrames(held, payload),
  patch: { "analytics.net_worth_updated": withNetWorth },
};

/** One answer of the analytics, as of the household's today, kept up as money moves. */
function useAnswer<T>(path: string, rules: Rules<T>) {
  const today = useToday();
  return useLiveQuery<T>(
    {
      queryKey: ["analytics", path, today],
      queryFn: () => api.get<T>(`/analytics/${path}`),
      placeholderData: keepPreviousData,
    },
    rules,
  );
}

/** What all accounts hold together, by day, of the last 90. */
export function useNetWorth() {
  useAnalytics();
  return useAnswer<NetWorth>("net-worth", WORTH_BY_FRAMES);
}

/** This month's spending by day against what is usual by then. */
export function useSpendingCurve() {
  useAnalytics();
  return useAnswer<SpendingCurve>("spending/curve", CURVE_BY_FRAMES);
}

/** Income and spending of the last twelve months. */
export const useMonths = () => useAnswer<Months>("months", BY_MONEY);
/** Where this month's money came from and went to. */
export const useCashFlow = () => useAnswer<CashFlow>("cash-flow", BY_MONEY);
/** The balance of checking and cash accounts over the next 30 days. */
export const useBalanceOutlook = () => useAnswer<BalanceOutlook>("balance-forecast", BY_PLANS);

const ITEMS_MAX = 200;

/** Spending by category for every day from `from` to `to`. */
export function useSpendingByDay(asked: { from: string; to: string; currency: string }) {
  return useLiveQuery<Spending>(
    {
      queryKey: ["analytics", "spending", "day", asked],
      queryFn: () =>
        api.get<Spending>("/analytics/spending", {
          query: { by: "category", grain: "day", limit: ITEMS_MAX, ...asked },
        }),
      placeholderData: keepPreviousData,
    },
    BY_MONEY,
  );
}
