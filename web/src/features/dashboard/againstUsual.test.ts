import { expect, test } from "vitest";
import { againstUsual } from "~/features/dashboard/againstUsual";

const usual = [
  { date: "2026-01-11", p10_minor: 1, p50_minor: 2, p90_minor: 3 },
  { date: "2026-01-12", p10_minor: 700, p50_minor: 800, p90_minor: 1_000 },
];

test.each([
  [1_001, 201, "more than in 9 of 10 months"],
  [1_000, 200, "within what is usual"],
  [800, 0, "within what is usual"],
  [700, -100, "within what is usual"],
  [699, -101, "less than in 9 of 10 months"],
])("%d spent by now is %d from the usual: %s", (spent_minor, difference_minor, words) => {
  expect(againstUsual({ usual, on: "2026-01-12", spent_minor })).toEqual({ difference_minor, words });
});

test("without anything usual there is nothing to compare with", () => {
  expect(againstUsual({ usual: [], on: "2026-01-12", spent_minor: 5 })).toBeNull();
});
