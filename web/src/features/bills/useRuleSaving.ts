import type { Recurring, RecurringCandidate } from "~/api/types";
import { changesOf, type Draft, draftOf, readDraft } from "~/features/bills/draft";
import { useRowSaving } from "~/features/editing/useRowSaving";
import { useAddRule, useConfirmFound, useDeleteRule, useEditRule } from "~/queries/bills";

/** Saving and deleting a rule. `rule` null: a new one, made of what was `found` if that is given. */
export function useRuleSaving(
  rule: Recurring | null,
  decimal: "." | ",",
  onDone: (id: string) => void,
  found: RecurringCandidate | null = null,
) {
  const add = useAddRule();
  const confirm = useConfirmFound(found);
  const verbs = { add: found ? confirm : add, edit: useEditRule(), remove: useDeleteRule() };
  const saving = useRowSaving(rule, verbs, onDone);
  return {
    ...saving,
    save(draft: Draft, version?: number) {
      const read = readDraft(draft, decimal);
      if (!read.ok) return;
      saving.save(read.body, rule && changesOf(draftOf(rule, decimal), draft, decimal), version);
    },
  };
}
