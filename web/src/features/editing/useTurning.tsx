import { ApiProblem, sentence } from "~/api/problem";
import type { Row, Verbs } from "~/features/editing/useRowSaving";
import { useToast } from "~/ui/toasts";
import { UserText } from "~/ui/UserText";

/** Small changes of one row that are made at once, said, and can be undone. `noun`: "budget". */
export function useTurning<R extends Row & { name: string }, Changes extends object>(
  row: R,
  noun: string,
  edit: Verbs<R, object, Changes>["edit"],
) {
  const toast = useToast();
  const onError = (error: unknown) =>
    toast({
      text:
        error instanceof ApiProblem && error.status === 412
          ? `Somebody changed this ${noun} meanwhile. It is shown as it stands now: try again.`
          : sentence(error),
      tone: "danger",
    });
  const told = (words: string, undo?: { version: number; changes: Changes }) =>
    toast({
      text: (
        <>
          <UserText>{row.name}</UserText> {words}
        </>
      ),
      ...(undo && {
        action: { label: "Undo", run: () => void edit.mutateAsync({ id: row.id, ...undo }).catch(onError) },
      }),
    });
  return {
    onError,
    told,
    turn(changes: Changes & Partial<R>, words: string) {
      const kept = Object.keys(changes).map((key) => [key, row[key as keyof R]]);
      const back = Object.fromEntries(kept) as Changes;
      // As a promise: a row that is archived may be gone from the screen, and would hear nothing more.
      edit
        .mutateAsync({ id: row.id, version: row.version, changes })
        .then(({ version }) => told(words, { version, changes: back }))
        .catch(onError);
    },
  };
}
