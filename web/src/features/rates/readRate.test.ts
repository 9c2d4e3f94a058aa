import { expect, test } from "vitest";
import { readRate } from "~/features/rates/readRate";

test.each([
  ["1.0825", "1.0825"],
  [" 0,92 ", "0.92"],
  ["161", "161"],
  ["0.000000000001", "0.000000000001"],
])("%j is the rate %j", (typed, rate) => {
  expect(readRate(typed)).toBe(rate);
});

test.each(["", "0", "0.00", "-1", "1.", ".5", "1,234.5", "1e3", "1234567890", "0.0000000000001", "one"])(
  "%j is no rate",
  (typed) => {
    expect(readRate(typed)).toBeNull();
  },
);
