import type { Category, CategoryKind } from "~/api/types";

export interface Branch {
  category: Category;
  children: Category[];
}

const byName = (a: Category, b: Category) => a.name.localeCompare(b.name);

/** Two levels of one kind, by name. An archived one stays while something that is shown stands under it. */
export function treeOf(
  categories: readonly Category[],
  kind: CategoryKind,
  showsArchived: boolean,
): Branch[] {
  const all = categories.filter((category) => category.kind === kind).sort(byName);
  const isShown = ({ archived }: Category) => showsArchived || !archived;
  const known = new Set(all.map(({ id }) => id));
  const isTop = ({ parent_id }: Category) => parent_id === null || !known.has(parent_id);
  return all
    .filter(isTop)
    .map((category) => ({
      category,
      children: all.filter((each) => each.parent_id === category.id && isShown(each)),
    }))
    .filter(({ category, children }) => isShown(category) || children.length > 0);
}

/** What a category may stand under: those at the top of its kind; none while something stands under it. */
export function parentsFor(
  categories: readonly Category[],
  kind: CategoryKind,
  self: Pick<Category, "id" | "parent_id"> | null,
): Category[] {
  if (self && categories.some(({ parent_id }) => parent_id === self.id)) return [];
  return categories
    .filter(
      (each) =>
        each.kind === kind &&
        each.parent_id === null &&
        each.id !== self?.id &&
        (!each.archived || each.id === self?.parent_id),
    )
    .sort(byName);
}

/** What a category may become part of. Its children need a place there: two levels are all there are. */
export function targetsFor(categories: readonly Category[], source: Category): Category[] {
  const others = categories.filter(({ kind, id }) => kind === source.kind && id !== source.id);
  return others.filter((into) => {
    if (into.archived) return false;
    const homeless = others.some(({ parent_id, id }) => parent_id === source.id && id !== into.id);
    return !homeless || into.parent_id === null || into.parent_id === source.id;
  });
}
