import { keepPreviousData } from "@tanstack/react-query";
import { api } from "~/api/client";
import type { BalanceOutlook, CashFlow, Months, NetWorth, Spending, SpendingCurve } from "~/api/types";
import type { Heard } from "~/live/emitter";
import { MOVES_MONEY } from "~/queries/budgets";
import { useLiveQuery } from "~/queries/live";
import { useToday } from "~/queries/today";

const BY_MONEY = {
  refetch: [
    ...MOVES_MONEY,
    "account.created",
    "account.updated",
    "account.deleted",
    "category.created",
    "household.updated",
  ] satisfies (keyof Heard)[],
} as const;

/** One answer of the analytics, as of the household's today, read again as money moves. */
function useAnswer<T>(path: string) {
  const today = useToday();
  return useLiveQuery<T>(
    {
      queryKey: ["analytics", path, today],
      queryFn: () => api.get<T>(`/analytics/${path}`),
      placeholderData: keepPreviousData,
    },
    BY_MONEY,
  );
}

/** What all accounts hold together, by day, of the last 90. */
export const useNetWorth = () => useAnswer<NetWorth>("net-worth");
/** This month's spending by day against what is usual by then. */
export const useSpendingCurve = () => useAnswer<SpendingCurve>("spending/curve");
/** Income and spending of the last twelve months. */
export const useMonths = () => useAnswer<Months>("months");
/** Where this month's money came from and went to. */
export const useCashFlow = () => useAnswer<CashFlow>("cash-flow");
/** The balance of checking and cash accounts over the next 30 days. */
export const useBalanceOutlook = () => useAnswer<BalanceOutlook>("balance-forecast");

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
