import { expect, test } from "vitest";
import type { Budget, Category, Recurring } from "~/api/types";
import { standingOn } from "~/features/categories/moves";
import { countedIfAny, listed } from "~/features/categories/words";

const category = { id: "food" } as Category;
const child = (id: string) => ({ id, parent_id: "food" }) as Category;
const budget = (category_ids: string[] | null) => ({ category_ids }) as Budget;
const rule = (category_id: string | null) => ({ category_id }) as Recurring;

test("budgets, bills and children that go along are counted", () => {
  const all = {
    categories: [category, child("a"), child("b")],
    budgets: [budget(null), budget(["food"]), budget(["other", "food"]), budget(["other"])],
    rules: [rule(null), rule("food"), rule("other")],
  };
  expect(standingOn(category, all)).toEqual(["2 budgets", "1 bill", "2 categories under it"]);
  expect(standingOn(category, all, "a")).toEqual(["2 budgets", "1 bill", "1 category under it"]);
});

test("nothing is said of nothing", () => {
  expect(standingOn(category, { categories: [category], budgets: [], rules: [] })).toEqual([]);
});

test("numbers and lists read well", () => {
  expect([0, 1, 1200].map((count) => countedIfAny(count, "bill", "bills"))).toEqual([
    null,
    "1 bill",
    "1,200 bills",
  ]);
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed)).toEqual(["", "a", "a and b", "a, b and c"]);
});
