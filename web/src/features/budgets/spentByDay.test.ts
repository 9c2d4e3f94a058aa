import { expect, test } from "vitest";
import type { Spending } from "~/api/types";
import { spentByDay } from "~/features/budgets/spentByDay";

function item(id: string | null, parent_id: string | null, amounts_minor: number[]) {
  const total_minor = amounts_minor.reduce((sum, amount) => sum + amount, 0);
  return { id, name: id, parent_id, total_minor, amounts_minor };
}

const items = [
  item("food", null, [5, 0, 0]),
  item("bread", "food", [0, 2, 1]),
  item("rent", null, [90, 0, 0]),
];

const SPENDING: Spending = {
  by: "category",
  first: "2026-01-01",
  last: "2026-01-03",
  grain: "day",
  currency: "EUR",
  total_minor: 98,
  steps: [95, 2, 1].map((total_minor, place) => {
    const day = `2026-01-0${place + 1}`;
    return { name: day, first: day, last: day, total_minor };
  }),
  items,
  rest: { count: 0, total_minor: 0, amounts_minor: [0, 0, 0] },
  unconverted: [],
  as_of_seq: 1,
};

const stand = (spent_minor: number) => ({ spent_minor, period_start: "2026-01-01", on: "2026-01-03" });

test("a category counts with those below it, day by day", () => {
  expect(spentByDay({ category_ids: ["food"] }, stand(8), SPENDING)).toEqual([5, 7, 8]);
  expect(spentByDay({ category_ids: ["food", "bread"] }, stand(8), SPENDING)).toEqual([5, 7, 8]);
  expect(spentByDay({ category_ids: ["bread"] }, stand(3), SPENDING)).toEqual([0, 2, 3]);
});

test("all spending is all of it", () => {
  expect(spentByDay({ category_ids: null }, stand(98), SPENDING)).toEqual([95, 97, 98]);
});

test("what does not add up to the budget's own sum, or is of other days, is not drawn", () => {
  expect(spentByDay({ category_ids: ["food"] }, stand(9), SPENDING)).toBeNull();
  expect(spentByDay({ category_ids: ["food"] }, { ...stand(8), on: "2026-01-04" }, SPENDING)).toBeNull();
});
