import { keepPreviousData, useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "~/api/client";
import type { Budget, BudgetProgress, Written } from "~/api/types";
import type { Heard } from "~/live/emitter";
import type { Ledger } from "~/live/ledger";
import { type BudgetListing, withBudgets } from "~/queries/frames";
import { useLedger } from "~/queries/ledger";
import { ledgerCache, live, useAnalytics, useLiveQuery } from "~/queries/live";
import type { Rules } from "~/queries/liveQuery";
import { useToday } from "~/queries/today";

/** Whatever may change what counts in a budget, or what is still to come. */
export const MOVES_MONEY: readonly (keyof Heard)[] = [
  "transaction.created",
  "transaction.updated",
  "transaction.deleted",
  "transaction.restored",
  "transactions.imported",
  "transactions.changed",
  "category.updated",
  "category.deleted",
  "rate.created",
  "rate.updated",
  "rate.deleted",
  "rates.imported",
];

/** Whatever may change what is known to come. */
export const MOVES_PLANS: readonly (keyof Heard)[] = [
  "recurring.created",
  "recurring.updated",
  "recurring.deleted",
  "bills.planned",
  "bill.updated",
];

const CHANGED = ["budget.created", "budget.updated", "budget.deleted", "household.updated"] as const;
const BY_EVENTS = { refetch: [...MOVES_MONEY, ...MOVES_PLANS, ...CHANGED] } as const;
const BY_FRAMES: Rules<BudgetListing> = {
  refetch: CHANGED,
  untold: [...MOVES_MONEY, ...MOVES_PLANS],
  patch: { "analytics.budget_updated": withBudgets },
};

const budgets = (ledger: Ledger): Budget[] => ledger.budgets;

/** All budgets, also archived ones, by name. */
export function useBudgets(): Budget[] {
  const all = useLedger(budgets);
  return useMemo(() => [...all].sort((a, b) => a.name.localeCompare(b.name)), [all]);
}

const byBudget = ({ items }: BudgetListing): ReadonlyMap<string, BudgetProgress> =>
  new Map(items.flatMap(({ id, progress }) => (progress ? [[id, progress]] : [])));

/** How each budget stands today, by its id; changing as money moves. */
export function useBudgetsProgress() {
  const today = useToday();
  useAnalytics();
  return useLiveQuery(
    {
      queryKey: ["budgets", "progress", today],
      queryFn: () => api.get<BudgetListing>("/budgets", { query: { progress: true } }),
      select: byBudget,
      placeholderData: keepPreviousData,
    },
    BY_FRAMES,
  );
}

/** How one budget stands at the end of a day; null: today. */
export function useBudgetProgress(id: string, on: string | null) {
  const today = useToday();
  return useLiveQuery(
    {
      queryKey: ["budgets", "progress", id, on ?? today],
      queryFn: () => api.get<BudgetProgress>(`/budgets/${id}/progress`, { query: { on } }),
      placeholderData: keepPreviousData,
    },
    BY_EVENTS,
  );
}

function show(written: Written<Budget>): void {
  const { seq: _seq, ...row } = written;
  ledgerCache.show({ noun: "budgets", row });
  void live.catchUp().catch(() => {});
}

export type BudgetDraft = Pick<
  Budget,
  | "name"
  | "limit_minor"
  | "currency"
  | "period"
  | "anchor_date"
  | "category_ids"
  | "rollover"
  | "thresholds"
  | "alerts"
> & { id?: string };

export type BudgetChanges = Partial<Omit<BudgetDraft, "id"> & Pick<Budget, "paused" | "archived">>;

export function useAddBudget() {
  return useMutation({
    mutationFn: ({ draft, key }: { draft: BudgetDraft; key: string }) =>
      api.post<Written<Budget>>("/budgets", { body: draft, idempotency_key: key }),
    onSuccess: show,
  });
}

export function useEditBudget() {
  return useMutation({
    mutationFn: (edit: { id: string; version: number; changes: BudgetChanges }) =>
      api.patch<Written<Budget>>(`/budgets/${edit.id}`, { body: edit.changes, version: edit.version }),
    onSuccess: show,
  });
}

/** Gives this period the limit that the last one had, or what was spent in it. */
export function useCopyLast() {
  return useMutation({
    mutationFn: ({ budget, take }: { budget: Budget; take: "limit" | "spent" }) =>
      api.post<Written<Budget>>(`/budgets/${budget.id}/copy-last`, {
        body: { take },
        version: budget.version,
      }),
    onSuccess: show,
  });
}

export function useDeleteBudget() {
  return useMutation({
    mutationFn: (budget: { id: string; version: number }) =>
      api.delete<Written<Budget>>(`/budgets/${budget.id}`, { version: budget.version }),
    onSuccess: ({ seq: _seq, ...row }) => {
      ledgerCache.show({ noun: "budgets", row, deleted: true });
    },
  });
}
