import { useState } from "react";
import type { Tag } from "~/api/types";
import { TagConflict } from "~/features/categories/TagConflict";
import { useTagSaving } from "~/features/categories/useTagSaving";
import { countedIfAny } from "~/features/categories/words";
import { DeleteDialog } from "~/features/editing/DeleteDialog";
import { useTransactionCount } from "~/queries/categories";
import { useToast } from "~/ui/toasts";
import { UserText } from "~/ui/UserText";

/** Asks once: which transactions carried it is known no more. */
export function DeleteTag({ tag: given, onClose }: { tag: Tag; onClose: () => void }) {
  const [tag] = useState(given);
  const count = useTransactionCount({ tag: tag.name });
  const toast = useToast();
  const saving = useTagSaving(tag, () => {
    onClose();
    toast({
      text: (
        <>
          <UserText>{tag.name}</UserText> is deleted
        </>
      ),
    });
  });
  const carriers = countedIfAny(count ?? 0, "transaction", "transactions");
  return (
    <DeleteDialog
      name={tag.name}
      noun="tag"
      conflict={
        saving.conflict && (
          <TagConflict
            conflict={saving.conflict}
            name={tag.name}
            isSaving={saving.isErasing}
            error={saving.error}
            onKeep={onClose}
            onInsist={() => saving.erase(saving.conflict?.current.version)}
          />
        )
      }
      error={saving.error}
      isErasing={saving.isErasing}
      onClose={onClose}
      onErase={() => saving.erase()}
    >
      {count === 0
        ? "No transaction carries it."
        : `It is taken off ${carriers ?? "all transactions"}, which stay. There is no way back.`}
    </DeleteDialog>
  );
}
