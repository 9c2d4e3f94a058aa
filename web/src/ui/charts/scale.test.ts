import fc from "fast-check";
import { expect, test } from "vitest";
import { areaPath, axisOf, linePath, spread } from "~/ui/charts/scale";

test.each([
  [0, 81_250, [0, 50_000, 100_000]],
  [0, 100, [0, 50, 100]],
  [-2_500, 9_000, [-5_000, 0, 5_000, 10_000]],
  [0, 0, [0, 1]],
  [5_000, 5_000, [5_000, 5_001]],
])("an axis from %d to %d has lines at round values", (low, high, ticks) => {
  expect(axisOf(low, high, 3).ticks).toEqual(ticks);
});

test("an axis covers what it shows, in whole and equal steps, and few of them", () => {
  const amount = fc.integer({ min: -1e12, max: 1e12 });
  fc.assert(
    fc.property(amount, amount, (one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const axis = axisOf(low, high);
      expect(axis.low).toBeLessThanOrEqual(low);
      expect(axis.high).toBeGreaterThanOrEqual(high);
      expect(axis.ticks.every(Number.isInteger)).toBe(true);
      expect(axis.ticks.length).toBeGreaterThan(1);
      expect(axis.ticks.length).toBeLessThanOrEqual(7);
      const steps = new Set(axis.ticks.slice(1).map((tick, place) => tick - (axis.ticks[place] ?? 0)));
      expect(steps.size).toBe(1);
    }),
  );
});

test("a line has a gap where a value is missing", () => {
  expect(linePath([{ x: 0, y: 1 }, { x: 1, y: 2 }, null, { x: 3, y: 3 }])).toBe("M0 1L1 2M3 3");
  expect(linePath([])).toBe("");
});

test("an area goes along the upper line and back along the lower one", () => {
  const upper = [
    { x: 0, y: 0 },
    { x: 2, y: 0 },
  ];
  const lower = [
    { x: 0, y: 5 },
    { x: 2, y: 6 },
  ];
  expect(areaPath(upper, lower)).toBe("M0 0L2 0L2 6L0 5Z");
  expect(areaPath([], [])).toBe("");
});

test.each([
  [0, 3, []],
  [1, 3, [0]],
  [2, 5, [0, 1]],
  [30, 4, [0, 10, 19, 29]],
])("of %d places at most %d are named", (length, count, expected) => {
  expect(spread(length, count)).toEqual(expected);
});
