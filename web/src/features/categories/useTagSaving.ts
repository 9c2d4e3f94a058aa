import type { Tag } from "~/api/types";
import { useRowSaving } from "~/features/editing/useRowSaving";
import { useAddTag, useDeleteTag, useRenameTag } from "~/queries/categories";

/** Saving and deleting a tag. `tag` null: a new one. */
export function useTagSaving(tag: Tag | null, onDone: (id: string) => void) {
  return useRowSaving(tag, { add: useAddTag(), edit: useRenameTag(), remove: useDeleteTag() }, onDone);
}
