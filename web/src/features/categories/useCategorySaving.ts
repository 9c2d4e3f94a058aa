import type { Category } from "~/api/types";
import { useRowSaving } from "~/features/editing/useRowSaving";
import { useAddCategory, useDeleteCategory, useEditCategory } from "~/queries/categories";

/** Saving and deleting a category. `category` null: a new one. */
export function useCategorySaving(category: Category | null, onDone: (id: string) => void) {
  const verbs = { add: useAddCategory(), edit: useEditCategory(), remove: useDeleteCategory() };
  return useRowSaving(category, verbs, onDone);
}
