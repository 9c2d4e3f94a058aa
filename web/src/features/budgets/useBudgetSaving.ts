import { useState } from "react";
import { ApiProblem } from "~/api/problem";
import type { Budget } from "~/api/types";
import { changesOf, type Draft, draftOf, readDraft } from "~/features/budgets/draft";
import { newId } from "~/lib/ids";
import { useAddBudget, useDeleteBudget, useEditBudget } from "~/queries/budgets";
import { useIdempotencyKeys } from "~/queries/idempotency";

export interface BudgetConflict {
  current: Budget;
  tried: "save" | "delete";
}

/** Saving and deleting a budget, with a pause when somebody else was faster. `budget` null: a new one. */
export function useBudgetSaving(budget: Budget | null, decimal: "." | ",", onDone: (id: string) => void) {
  const [id] = useState(newId);
  const keyFor = useIdempotencyKeys();
  const add = useAddBudget();
  const edit = useEditBudget();
  const remove = useDeleteBudget();
  const [conflict, setConflict] = useState<BudgetConflict | null>(null);
  const [error, setError] = useState<unknown>(null);

  const settled = (tried: BudgetConflict["tried"]) => ({
    onSuccess: (row: Budget) => onDone(row.id),
    onError: (problem: unknown) => {
      const current = problem instanceof ApiProblem && problem.status === 412 ? problem.current : null;
      if (current) setConflict({ current: current as Budget, tried });
      else setError(problem);
    },
  });

  return {
    save(draft: Draft, version?: number) {
      setError(null);
      if (budget) {
        const changes = changesOf(draftOf(budget, decimal), draft, decimal);
        if (!changes) return;
        if (Object.keys(changes).length === 0) return onDone(budget.id);
        return edit.mutate({ id: budget.id, version: version ?? budget.version, changes }, settled("save"));
      }
      const read = readDraft(draft, decimal);
      if (!read.ok) return;
      const body = { id, ...read.body };
      add.mutate({ draft: body, key: keyFor(body) }, settled("save"));
    },
    erase(version?: number) {
      if (!budget) return;
      setError(null);
      // As a promise: the screen that asked is gone as soon as the budget is, and would hear nothing more.
      const { onSuccess, onError } = settled("delete");
      remove.mutateAsync({ id: budget.id, version: version ?? budget.version }).then(onSuccess, onError);
    },
    conflict,
    error,
    isSaving: add.isPending || edit.isPending,
    isErasing: remove.isPending,
  };
}
