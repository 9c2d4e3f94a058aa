import { expect, test } from "vitest";
import { percentText } from "~/ui/Percent";

test.each([
  [0, "0%"],
  [0.004, "under 1%"],
  [0.01, "1%"],
  [0.5, "50%"],
  [0.99, "99%"],
  [0.996, "over 99%"],
  [1, "100%"],
  [1.1, "110%"],
])("%d is said as %s: nothing but a certainty is nothing or all", (share, text) => {
  expect(percentText(share, "en")).toBe(text);
});
