import { expect, test } from "vitest";
import type { Bill } from "~/api/types";
import { daysBetween, expectedOf, groupBills, monthGrid, statusOf, sumsUntil } from "~/features/bills/due";

const TODAY = "2026-01-20";

function bill(id: string, due_date: string, further: Partial<Bill> = {}): Bill {
  return {
    id,
    recurring_id: "r1",
    rule_date: due_date,
    due_date,
    missed_after: "2026-01-25",
    currency: "EUR",
    amount_min_minor: -1_000,
    amount_max_minor: -1_000,
    state: "open",
    transaction_id: null,
    paid_date: null,
    paid_minor: null,
    paid_currency: null,
    price_change_minor: null,
    by_hand: false,
    version: 1,
    ...further,
  };
}

test.each([
  [bill("a", "2026-01-21"), "upcoming"],
  [bill("a", "2026-01-20"), "due"],
  [bill("a", "2026-01-19"), "overdue"],
  [bill("a", "2026-01-01", { missed_after: "2026-01-19" }), "missed"],
  [bill("a", "2026-01-01", { missed_after: "2026-01-20" }), "overdue"],
  [bill("a", "2026-01-01", { state: "paid" }), "paid"],
  [bill("a", "2026-02-01", { state: "skipped" }), "skipped"],
])("the status of a bill, case %#", (one, status) => {
  expect(statusOf(one, TODAY)).toBe(status);
});

test("bills stand by when they want attention", () => {
  const days = ["2026-02-20", "2026-01-20", "2026-01-02", "2026-01-27", "2026-01-28", "2026-02-19"];
  const groups = groupBills(
    days.map((day) => bill(day, day)),
    TODAY,
  );
  expect(groups.map(({ key, bills }) => [key, bills.map(({ id }) => id)])).toEqual([
    ["overdue", ["2026-01-02"]],
    ["today", ["2026-01-20"]],
    ["week", ["2026-01-27"]],
    ["month", ["2026-01-28", "2026-02-19"]],
    ["later", ["2026-02-20"]],
  ]);
});

test("the middle of a range is rounded towards zero", () => {
  expect(expectedOf({ amount_min_minor: -1_001, amount_max_minor: -1_000 })).toBe(-1_000);
  expect(expectedOf({ amount_min_minor: 1_000, amount_max_minor: 1_001 })).toBe(1_000);
});

test("what is to pay and to come in is added up per currency, up to a day", () => {
  const bills = [
    bill("rent", "2026-01-21"),
    bill("range", "2026-01-22", { amount_min_minor: -600, amount_max_minor: -400 }),
    bill("salary", "2026-01-30", { amount_min_minor: 2_500, amount_max_minor: 2_500 }),
    bill("abroad", "2026-01-30", { currency: "USD" }),
    bill("far", "2026-03-30"),
  ];
  expect(sumsUntil(bills, "2026-01-31")).toEqual([
    { currency: "EUR", out_minor: 1_500, in_minor: 2_500 },
    { currency: "USD", out_minor: 1_000, in_minor: 0 },
  ]);
});

test("a month is shown in whole weeks from Monday", () => {
  const january = monthGrid("2026-01-20");
  expect([january[0], january.at(-1), january.length]).toEqual(["2025-12-29", "2026-02-01", 35]);
  const february = monthGrid("2027-02-01");
  expect([february[0], february.at(-1), february.length]).toEqual(["2027-02-01", "2027-02-28", 28]);
});

test("days between two days are counted over a clock change", () => {
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2026-01-20", "2026-01-18")).toBe(-2);
});
