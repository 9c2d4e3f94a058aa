import { expect, test } from "vitest";
import { readSettings, settingsDraft } from "~/features/alerts/settingsDraft";

const SETTINGS = {
  off: ["goal_behind" as const],
  large_expense_minor: 50_000,
  large_deposit_minor: 100_000,
  low_balance_minor: 10_000,
  low_balance_days: 14,
  bill_days: 3,
  version: 4,
};
const IN = { currency: "EUR", decimal: "." as const };
const DRAFT = settingsDraft(SETTINGS, "EUR", ".");

test("what was not touched is not sent", () => {
  expect(readSettings(DRAFT, SETTINGS, IN)).toEqual({ ok: true, changes: {} });
});

test("amounts are read in the household's currency, kinds in any order", () => {
  const draft = { ...DRAFT, low_balance_minor: "-20", off: ["goal_behind" as const, "bill_due" as const] };
  expect(readSettings(draft, SETTINGS, IN)).toEqual({
    ok: true,
    changes: { low_balance_minor: -2_000, off: ["bill_due", "goal_behind"] },
  });
  expect(
    readSettings({ ...DRAFT, large_expense_minor: "500" }, SETTINGS, { ...IN, currency: "JPY" }),
  ).toMatchObject({ changes: { large_expense_minor: 500 } });
});

test("what cannot be is said by field", () => {
  const draft = { ...DRAFT, large_deposit_minor: "0", large_expense_minor: "much", bill_days: "61" };
  expect(readSettings(draft, SETTINGS, IN)).toEqual({
    ok: false,
    complaints: {
      large_deposit_minor: "More than zero, please.",
      large_expense_minor: "This is no amount.",
      bill_days: "From 1 to 60 days.",
    },
  });
});
