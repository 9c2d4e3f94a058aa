import type { SpendingCurve } from "~/api/types";

type Spent = SpendingCurve["categories"][number];

/** The `count` largest, and the others added up; what came to nothing is left out. */
export function largest(
  categories: readonly Spent[],
  count: number,
): { shown: Spent[]; rest: { count: number; spent_minor: number } } {
  const some = categories.filter(({ spent_minor }) => spent_minor !== 0);
  const ordered = some.sort((a, b) => b.spent_minor - a.spent_minor);
  // One alone is no "more": it takes the same room as its sum.
  const shown = ordered.length === count + 1 ? ordered : ordered.slice(0, count);
  const others = ordered.slice(shown.length);
  const spent_minor = others.reduce((sum, one) => sum + one.spent_minor, 0);
  return { shown, rest: { count: others.length, spent_minor } };
}
