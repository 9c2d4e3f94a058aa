import type { Goal } from "~/api/types";
import { useRowSaving } from "~/features/editing/useRowSaving";
import { changesOf, type Draft, draftOf, readDraft } from "~/features/goals/draft";
import { useAddGoal, useDeleteGoal, useEditGoal } from "~/queries/goals";

/** Saving and deleting a goal. `goal` null: a new one. */
export function useGoalSaving(goal: Goal | null, decimal: "." | ",", onDone: (id: string) => void) {
  const verbs = { add: useAddGoal(), edit: useEditGoal(), remove: useDeleteGoal() };
  const saving = useRowSaving(goal, verbs, onDone);
  return {
    ...saving,
    save(draft: Draft, version?: number) {
      const read = readDraft(draft, decimal, goal === null);
      if (!read.ok) return;
      saving.save(read.body, goal && changesOf(draftOf(goal, decimal), draft, decimal), version);
    },
  };
}
