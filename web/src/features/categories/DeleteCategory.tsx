import { useState } from "react";
import type { Category } from "~/api/types";
import { CategoryConflict } from "~/features/categories/CategoryConflict";
import { useCategorySaving } from "~/features/categories/useCategorySaving";
import { useStanding } from "~/features/categories/useStanding";
import { listed } from "~/features/categories/words";
import { DeleteDialog } from "~/features/editing/DeleteDialog";
import { useToast } from "~/ui/toasts";
import { UserText } from "~/ui/UserText";

/** Asks once: there is no way back. What is in use stays; the server has the last word. */
export function DeleteCategory({ category: given, onClose }: { category: Category; onClose: () => void }) {
  const [category] = useState(given);
  const toast = useToast();
  const standing = useStanding(category);
  const saving = useCategorySaving(category, () =>
    toast({
      text: (
        <>
          <UserText>{category.name}</UserText> is deleted
        </>
      ),
    }),
  );
  return (
    <DeleteDialog
      name={category.name}
      noun="category"
      conflict={
        saving.conflict && (
          <CategoryConflict
            conflict={saving.conflict}
            mine={{}}
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
      {standing && standing.length > 0
        ? `It is in use: ${listed(standing)}. Archive it, or merge it into another; only what nothing uses can be deleted.`
        : "There is no way back. What something uses, deleted transactions too, can be archived or merged, not deleted."}
    </DeleteDialog>
  );
}
