import type { Category, CategoryKind } from "~/api/types";
import type { CategoryChanges } from "~/queries/categories";

export interface Draft {
  name: string;
  kind: CategoryKind;
  /** "": at the top. */
  parent_id: string;
}

export function draftOf({ name, kind, parent_id }: Category): Draft {
  return { name, kind, parent_id: parent_id ?? "" };
}

export function bodyOf({ name, kind, parent_id }: Draft) {
  return { name: name.trim(), kind, parent_id: parent_id || null };
}

/** What differs from the category as the form was filled. */
export function changesOf(category: Category, draft: Draft): CategoryChanges {
  const { name, parent_id } = bodyOf(draft);
  return {
    ...(name !== category.name && { name }),
    ...(parent_id !== category.parent_id && { parent_id }),
  };
}
