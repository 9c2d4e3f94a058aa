import { useState } from "react";
import { ApiProblem } from "~/api/problem";
import { newId } from "~/lib/ids";
import { useIdempotencyKeys } from "~/queries/idempotency";

export interface Row {
  id: string;
  version: number;
}

/** Somebody else was faster: the row as it stands now. */
export interface RowConflict<R> {
  current: R;
  tried: "save" | "delete";
}

interface Heard<R> {
  onSuccess?: (row: R) => void;
  onError?: (problem: unknown) => void;
}

/** What is needed of a mutation. */
export interface Verb<Variables, R> {
  mutate(variables: Variables, heard: Heard<R>): void;
  mutateAsync(variables: Variables): Promise<R>;
  isPending: boolean;
}

export interface Verbs<R extends Row, Draft, Changes> {
  add: Verb<{ draft: Draft; key: string }, R>;
  edit: Verb<{ id: string; version: number; changes: Changes }, R>;
  remove: Verb<{ id: string; version: number }, R>;
}

/** Saving and deleting one row, with a pause when somebody else was faster. `row` null: a new one. */
export function useRowSaving<R extends Row, Draft extends { id?: string }, Changes extends object>(
  row: R | null,
  { add, edit, remove }: Verbs<R, Draft, Changes>,
  onDone: (id: string) => void,
) {
  const [id] = useState(newId);
  const keyFor = useIdempotencyKeys();
  const [conflict, setConflict] = useState<RowConflict<R> | null>(null);
  const [error, setError] = useState<unknown>(null);

  const settled = (tried: RowConflict<R>["tried"]) => ({
    onSuccess: (saved: R) => onDone(saved.id),
    onError: (problem: unknown) => {
      const current = problem instanceof ApiProblem && problem.status === 412 ? problem.current : null;
      if (current) setConflict({ current: current as R, tried });
      else setError(problem);
    },
  });

  return {
    /** `body`: all of a new row; `changes`: what differs in one that is there. */
    save(body: Omit<Draft, "id">, changes: Changes | null, version?: number) {
      setError(null);
      if (!row) {
        const draft = { id, ...body } as unknown as Draft;
        return add.mutate({ draft, key: keyFor(draft) }, settled("save"));
      }
      if (!changes) return;
      if (Object.keys(changes).length === 0) return onDone(row.id);
      edit.mutate({ id: row.id, version: version ?? row.version, changes }, settled("save"));
    },
    erase(version?: number) {
      if (!row) return;
      setError(null);
      // As a promise: the screen that asked is gone as soon as the row is, and would hear nothing more.
      const { onSuccess, onError } = settled("delete");
      remove.mutateAsync({ id: row.id, version: version ?? row.version }).then(onSuccess, onError);
    },
    conflict,
    error,
    isSaving: add.isPending || edit.isPending,
    isErasing: remove.isPending,
  };
}
