import type { Budget } from "~/api/types";
import { changesOf, type Draft, draftOf, readDraft } from "~/features/budgets/draft";
import { useRowSaving } from "~/features/editing/useRowSaving";
import { useAddBudget, useDeleteBudget, useEditBudget } from "~/queries/budgets";

/** Saving and deleting a budget. `budget` null: a new one. */
export function useBudgetSaving(budget: Budget | null, decimal: "." | ",", onDone: (id: string) => void) {
  const verbs = { add: useAddBudget(), edit: useEditBudget(), remove: useDeleteBudget() };
  const saving = useRowSaving(budget, verbs, onDone);
  return {
    ...saving,
    save(draft: Draft, version?: number) {
      const read = readDraft(draft, decimal);
      if (!read.ok) return;
      saving.save(read.body, budget && changesOf(draftOf(budget, decimal), draft, decimal), version);
    },
  };
}
