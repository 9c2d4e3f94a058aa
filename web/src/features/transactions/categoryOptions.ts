import type { Category, CategoryKind } from "~/api/types";

interface Option {
  value: string;
  label: string;
}

interface Group {
  group: string;
  items: Option[];
}

/** Two levels as groups; those of the kind at hand first, the others after them (a refund is income in a spending category). */
export function categoryOptions(
  categories: readonly Category[],
  kind: CategoryKind,
  held: string | null,
): (Option | Group)[] {
  const shown = categories.filter((category) => !category.archived || category.id === held);
  const byName = (a: Category, b: Category) => a.name.localeCompare(b.name);
  const tops = shown
    .filter((category) => category.parent_id === null)
    .sort((a, b) => Number(a.kind !== kind) - Number(b.kind !== kind) || byName(a, b));
  const parents = new Set(tops.map(({ id }) => id));
  const orphans = shown.filter(({ parent_id }) => parent_id !== null && !parents.has(parent_id));
  return [
    ...tops.map((top) => {
      const under = shown.filter(({ parent_id }) => parent_id === top.id).sort(byName);
      const own = { value: top.id, label: top.name };
      if (under.length === 0) return own;
      return { group: top.name, items: [own, ...under.map(({ id, name }) => ({ value: id, label: name }))] };
    }),
    ...orphans.map(({ id, name }) => ({ value: id, label: name })),
  ];
}
