import { expect, test } from "vitest";
import { axisText, moneyText } from "~/ui/moneyText";

test("an amount in a sentence is exact, whatever its size", () => {
  expect(moneyText(999_999_999_999_999, "EUR", "en")).toBe("€9,999,999,999,999.99");
  expect(moneyText(-1_234, "KWD", "en").replace("\u00a0", " ")).toBe("\u2212KWD 1.234");
});

test.each([
  [0, "EUR", "€0"],
  [94_574, "EUR", "€946"],
  [110_043, "EUR", "€1.1K"],
  [-200_000, "EUR", "\u2212€2K"],
  [16_300, "JPY", "¥16.3K"],
])("%d %s on an axis is %s", (minor, currency, text) => {
  expect(axisText(minor, currency, "en")).toBe(text);
});
