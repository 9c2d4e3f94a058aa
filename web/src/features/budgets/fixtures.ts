/** Rows for the tests of this folder. */
import type { Budget, BudgetProgress } from "~/api/types";

export function budget(further: Partial<Budget> = {}): Budget {
  return {
    id: "b1",
    name: "Groceries",
    period: "monthly",
    anchor_date: "2026-01-01",
    category_ids: ["c1"],
    currency: "EUR",
    limit_minor: 40_000,
    rollover: "none",
    rollover_since: "2026-01-01",
    thresholds: [50, 80, 100],
    alerts: { threshold: true, over: true, predicted: true },
    paused: false,
    archived: false,
    version: 3,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    ...further,
  };
}

export function progress(further: Partial<BudgetProgress> = {}): BudgetProgress {
  return {
    budget_id: "b1",
    on: "2026-01-20",
    period_start: "2026-01-01",
    period_end: "2026-01-31",
    days_left: 12,
    currency: "EUR",
    limit_minor: 40_000,
    carried_minor: 0,
    available_minor: 40_000,
    spent_minor: 20_000,
    left_minor: 20_000,
    left_per_day_minor: 1_666,
    percent: 50,
    thresholds_reached: [50],
    state: "within",
    upcoming_minor: 0,
    upcoming: [],
    unconverted: [],
    carried_unconverted: [],
    projection: {
      probability: null,
      tier: "none",
      p10_minor: null,
      p50_minor: null,
      p90_minor: null,
      usual_rest_minor: 0,
      periods_known: 0,
    },
    ...further,
  };
}
