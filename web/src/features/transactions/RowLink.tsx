import type { ReactNode } from "react";
import { ApiProblem, sentence } from "~/api/problem";
import { useEditor } from "~/features/shell/editor";
import classes from "~/features/transactions/RowLink.module.css";
import { useFindTransaction } from "~/queries/transactions";
import { useToast } from "~/ui/toasts";

/** Opens a transaction that something else names, however old it is. */
export function RowLink({ id, children }: { id: string; children: ReactNode }) {
  const { open, isPending } = useOpenRow();
  return (
    <button
      type="button"
      className={classes.link}
      onClick={() => open(id)}
      aria-busy={isPending || undefined}
    >
      {children}
    </button>
  );
}

export function useOpenRow(): { open: (id: string) => void; isPending: boolean } {
  const find = useFindTransaction();
  const { edit } = useEditor();
  const toast = useToast();
  const open = (id: string) =>
    find.mutate(id, {
      onSuccess: (row) => (row.deleted_at === null ? edit(row) : toast({ text: GONE })),
      onError: (error) =>
        toast({
          text: error instanceof ApiProblem && error.status === 404 ? GONE : sentence(error),
          tone: "danger",
        }),
    });
  return { open, isPending: find.isPending };
}

const GONE = "This transaction has been deleted.";
