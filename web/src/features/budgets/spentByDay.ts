import type { Budget, BudgetProgress, Spending } from "~/api/types";

/**
 * What had been spent by the end of each day of the period so far, from the spending by category and day; null when
 * that does not add up to what the budget itself says was spent, so that no chart ever says something else.
 */
export function spentByDay(
  budget: Pick<Budget, "category_ids">,
  progress: Pick<BudgetProgress, "spent_minor" | "period_start" | "on">,
  spending: Spending,
): number[] | null {
  if (spending.first !== progress.period_start || spending.last !== progress.on) return null;
  const covered = budget.category_ids && new Set(budget.category_ids);
  const counts = (id: string | null) => id !== null && covered?.has(id) === true;
  const items = spending.items.filter(({ id, parent_id }) => counts(id) || counts(parent_id));
  let total = 0;
  const days = spending.steps.map((step, place) => {
    total += covered
      ? items.reduce((sum, { amounts_minor }) => sum + (amounts_minor[place] ?? 0), 0)
      : step.total_minor;
    return total;
  });
  return total === progress.spent_minor ? days : null;
}
