import { expect, test } from "vitest";
import type { BudgetProgress } from "~/api/types";
import { budget, progress } from "~/features/budgets/fixtures";
import { barOf, byNeed, chanceInWords, countStandings, standingOf } from "~/features/budgets/standing";

const foreseen = (tier: BudgetProgress["projection"]["tier"], p90_minor = 45_000) =>
  progress({
    projection: {
      probability: 0.74,
      tier,
      p10_minor: 36_000,
      p50_minor: 41_000,
      p90_minor,
      usual_rest_minor: 0,
      periods_known: 4,
    },
  });

test.each([
  [budget(), progress(), "on_track"],
  [budget(), progress({ state: "reached" }), "reached"],
  [budget(), progress({ state: "over" }), "over"],
  [budget(), foreseen("watch"), "watch"],
  [budget(), foreseen("likely"), "likely"],
  [budget(), { ...foreseen("over"), state: "over" as const }, "over"],
  [
    budget({ limit_minor: 0 }),
    progress({ available_minor: 0, spent_minor: 0, state: "reached" }),
    "on_track",
  ],
  [budget({ paused: true }), progress({ state: "over" }), "paused"],
  [budget({ archived: true, paused: true }), progress(), "archived"],
])("a budget's standing, case %#", (one, stand, expected) => {
  expect(standingOf(one, stand)).toBe(expected);
});

test("within its limit a bar is as long as what is available", () => {
  const bar = barOf(budget(), progress({ upcoming_minor: 5_000 }));
  expect(bar).toEqual({
    spent: 0.5,
    upcoming: 0.625,
    end: 1,
    thresholds: [
      { percent: 50, at: 0.5, isReached: true },
      { percent: 80, at: 0.8, isReached: false },
      { percent: 100, at: 1, isReached: false },
    ],
    range: null,
  });
});

test("a bar reaches as far as what was spent, or may be", () => {
  const over = barOf(budget(), progress({ spent_minor: 50_000, state: "over" }));
  expect([over.spent, over.end]).toEqual([1, 0.8]);
  const foreseenOver = barOf(budget(), foreseen("likely", 50_000));
  expect(foreseenOver.end).toBe(0.8);
  expect(foreseenOver.range).toEqual({ low: 0.72, middle: 0.82, high: 1 });
});

test("a threshold beyond the bar has no place on it", () => {
  const far = barOf(budget({ thresholds: [100, 150] }), progress());
  expect(far.thresholds.map(({ percent }) => percent)).toEqual([100]);
});

test("nothing available, nothing spent: nothing on the bar, and no division by zero", () => {
  const none = barOf(budget({ limit_minor: 0 }), progress({ available_minor: 0, spent_minor: 0 }));
  expect(none).toEqual({ spent: 0, upcoming: 0, end: 0, thresholds: [], range: null });
  const debt = barOf(budget(), progress({ available_minor: -500, spent_minor: 100 }));
  expect([debt.spent, debt.end]).toEqual([1, 0]);
  const refunded = barOf(budget(), progress({ spent_minor: -4_000 }));
  expect(refunded.spent).toBe(0);
});

test.each([
  [0, "Very unlikely"],
  [0.2, "Unlikely"],
  [0.32, "Rather unlikely"],
  [0.5, "Even chances"],
  [0.6, "Rather likely"],
  [0.7, "Likely"],
  [0.9, "Very likely"],
  [1, "Almost certain"],
])("a chance of %d is said as %s", (probability, words) => {
  expect(chanceInWords(probability)).toBe(words);
});

test("paused and archived budgets are counted nowhere", () => {
  expect(countStandings(["over", "watch", "likely", "reached", "on_track", "paused", "archived"])).toEqual({
    over: 1,
    watch: 3,
    good: 1,
  });
});

test("whoever is over stands first, then who will be, then who has used most", () => {
  const over = { budget: budget({ id: "over" }), progress: progress({ state: "over", percent: 110 }) };
  const likely = { budget: budget({ id: "likely" }), progress: foreseen("likely") };
  const half = { budget: budget({ id: "half" }), progress: progress({ percent: 50 }) };
  const most = { budget: budget({ id: "most" }), progress: progress({ percent: 90 }) };
  const ids = byNeed([half, likely, over, most]).map((one) => one.budget.id);
  expect(ids).toEqual(["over", "likely", "most", "half"]);
});
