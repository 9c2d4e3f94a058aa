import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "~/api/client";
import type { Contribution, Goal, GoalProgress, Written } from "~/api/types";
import { CONTRIBUTIONS_KEY } from "~/live/apply";
import type { Ledger } from "~/live/ledger";
import { useLedger } from "~/queries/ledger";
import { ledgerCache, live } from "~/queries/live";

const goals = (ledger: Ledger): Goal[] => ledger.goals;
const said = (ledger: Ledger): GoalProgress[] => ledger.goal_progress;

/** All goals, also archived ones, by name. */
export function useGoals(): Goal[] {
  const all = useLedger(goals);
  return useMemo(() => [...all].sort((a, b) => a.name.localeCompare(b.name)), [all]);
}

/** How each goal stands, by its id; a new one stands nowhere for a moment. */
export function useGoalsProgress(): ReadonlyMap<string, GoalProgress> {
  const all = useLedger(said);
  return useMemo(() => new Map(all.map((progress) => [progress.goal_id, progress])), [all]);
}

interface Page {
  items: Contribution[];
  next_cursor: string | null;
}

/** What was put towards a goal, newest day first; read again when one of them changes. */
export function useContributions(goal_id: string) {
  return useInfiniteQuery({
    queryKey: [...CONTRIBUTIONS_KEY, goal_id],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page>(`/goals/${goal_id}/contributions`, { query: { cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: "",
    getNextPageParam: (last: Page) => last.next_cursor,
    // Off screen nobody follows it.
    staleTime: 0,
  });
}

function show(written: Written<Goal>): void {
  const { seq: _seq, ...row } = written;
  ledgerCache.show({ noun: "goals", row });
  void live.catchUp().catch(() => {});
}

const catchUp = () => void live.catchUp().catch(() => {});

/** `target_minor` null: what the accounts owe now. */
export type GoalDraft = Pick<
  Goal,
  "name" | "kind" | "currency" | "rest_minor" | "target_date" | "accounts"
> & { target_minor: number | null; id?: string };

export type GoalChanges = Partial<
  Pick<Goal, "name" | "target_minor" | "rest_minor" | "target_date" | "accounts" | "archived">
>;

export function useAddGoal() {
  return useMutation({
    mutationFn: ({ draft, key }: { draft: GoalDraft; key: string }) =>
      api.post<Written<Goal>>("/goals", { body: draft, idempotency_key: key }),
    onSuccess: show,
  });
}

export function useEditGoal() {
  return useMutation({
    mutationFn: (edit: { id: string; version: number; changes: GoalChanges }) =>
      api.patch<Written<Goal>>(`/goals/${edit.id}`, { body: edit.changes, version: edit.version }),
    onSuccess: show,
  });
}

export function useDeleteGoal() {
  return useMutation({
    mutationFn: (goal: { id: string; version: number }) =>
      api.delete<Written<Goal>>(`/goals/${goal.id}`, { version: goal.version }),
    onSuccess: ({ seq: _seq, ...row }) => {
      ledgerCache.show({ noun: "goals", row, deleted: true });
    },
  });
}

export type ContributionDraft = Pick<Contribution, "date" | "amount_minor" | "note"> & { id?: string };

export function useContribute(goal_id: string) {
  return useMutation({
    mutationFn: ({ draft, key }: { draft: ContributionDraft; key: string }) =>
      api.post<Written<Contribution>>(`/goals/${goal_id}/contributions`, {
        body: draft,
        idempotency_key: key,
      }),
    onSuccess: catchUp,
  });
}

export function useTakeBack() {
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      api.delete<Written<Contribution>>(`/contributions/${id}`, { version }),
    onSuccess: catchUp,
  });
}
