import fc from "fast-check";
import { expect, test } from "vitest";
import { backoff_ms } from "~/live/backoff";

test("the ceiling doubles from half a second to twenty seconds", () => {
  const almost_one = 1 - Number.EPSILON;
  expect([0, 1, 2, 3, 4, 5, 6, 50].map((attempt) => backoff_ms(attempt, almost_one))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000,
  ]);
});

test("the jitter is full: every wait from nothing to the ceiling can happen", () => {
  expect(backoff_ms(6, 0)).toBe(0);
  fc.assert(
    fc.property(
      fc.nat(2_000),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, random) => {
        const wait = backoff_ms(attempt, random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(20_000);
      },
    ),
  );
});
