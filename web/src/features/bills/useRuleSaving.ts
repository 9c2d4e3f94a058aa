import { useState } from "react";
import { ApiProblem } from "~/api/problem";
import type { Recurring } from "~/api/types";
import { changesOf, type Draft, draftOf, readDraft } from "~/features/bills/draft";
import { newId } from "~/lib/ids";
import { useAddRule, useDeleteRule, useEditRule } from "~/queries/bills";
import { useIdempotencyKeys } from "~/queries/idempotency";

export interface RuleConflict {
  current: Recurring;
  tried: "save" | "delete";
}

/** Saving and deleting a rule, with a pause when somebody else was faster. `rule` null: a new one. */
export function useRuleSaving(rule: Recurring | null, decimal: "." | ",", onDone: (id: string) => void) {
  const [id] = useState(newId);
  const keyFor = useIdempotencyKeys();
  const add = useAddRule();
  const edit = useEditRule();
  const remove = useDeleteRule();
  const [conflict, setConflict] = useState<RuleConflict | null>(null);
  const [error, setError] = useState<unknown>(null);

  const settled = (tried: RuleConflict["tried"]) => ({
    onSuccess: (row: Recurring) => onDone(row.id),
    onError: (problem: unknown) => {
      const current = problem instanceof ApiProblem && problem.status === 412 ? problem.current : null;
      if (current) setConflict({ current: current as Recurring, tried });
      else setError(problem);
    },
  });

  return {
    save(draft: Draft, version?: number) {
      setError(null);
      if (rule) {
        const changes = changesOf(draftOf(rule, decimal), draft, decimal);
        if (!changes) return;
        if (Object.keys(changes).length === 0) return onDone(rule.id);
        return edit.mutate({ id: rule.id, version: version ?? rule.version, changes }, settled("save"));
      }
      const read = readDraft(draft, decimal);
      if (!read.ok) return;
      const body = { id, ...read.body };
      add.mutate({ draft: body, key: keyFor(body) }, settled("save"));
    },
    erase(version?: number) {
      if (!rule) return;
      setError(null);
      // As a promise: the screen that asked is gone as soon as the rule is, and would hear nothing more.
      const { onSuccess, onError } = settled("delete");
      remove.mutateAsync({ id: rule.id, version: version ?? rule.version }).then(onSuccess, onError);
    },
    conflict,
    error,
    isSaving: add.isPending || edit.isPending,
    isErasing: remove.isPending,
  };
}
