import type { Budget, Category, Recurring } from "~/api/types";
import { countedIfAny } from "~/features/categories/words";

/** What stands on a category beside its transactions, and goes along when it is merged. */
export function standingOn(
  category: Category,
  all: { categories: readonly Category[]; budgets: readonly Budget[]; rules: readonly Recurring[] },
  into?: string,
): string[] {
  const { id } = category;
  const budgets = all.budgets.filter(({ category_ids }) => category_ids?.includes(id)).length;
  const rules = all.rules.filter(({ category_id }) => category_id === id).length;
  const under = all.categories.filter((each) => each.parent_id === id && each.id !== into).length;
  return [
    countedIfAny(budgets, "budget", "budgets"),
    countedIfAny(rules, "bill", "bills"),
    countedIfAny(under, "category under it", "categories under it"),
  ].filter((words) => words !== null);
}
