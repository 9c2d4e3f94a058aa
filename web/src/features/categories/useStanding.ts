import type { Category } from "~/api/types";
import { standingOn } from "~/features/categories/moves";
import { countedIfAny } from "~/features/categories/words";
import { useRules } from "~/queries/bills";
import { useBudgets } from "~/queries/budgets";
import { useTransactionCount } from "~/queries/categories";
import { useCategories } from "~/queries/ledger";

/** What stands on a category, in words; undefined until it is known. `into`: what it is merged into. */
export function useStanding(category: Category, into?: string): string[] | undefined {
  const rows = useTransactionCount({ category_id: category.id });
  const all = { categories: useCategories(), budgets: useBudgets(), rules: useRules() };
  if (rows === undefined) return undefined;
  const transactions = countedIfAny(rows, "transaction", "transactions");
  return [...(transactions === null ? [] : [transactions]), ...standingOn(category, all, into)];
}
