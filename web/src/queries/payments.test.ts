import { expect, test } from "vitest";
import type { Bill } from "~/api/types";
import { row } from "~/live/fixtures";
import { likeliest } from "~/queries/payments";

const BILL: Bill = {
  id: "b1",
  recurring_id: "r1",
  rule_date: "2026-01-20",
  due_date: "2026-01-20",
  missed_after: "2026-02-01",
  currency: "EUR",
  amount_min_minor: -6_000,
  amount_max_minor: -4_000,
  state: "open",
  transaction_id: null,
  paid_date: null,
  paid_minor: null,
  paid_currency: null,
  price_change_minor: null,
  by_hand: false,
  version: 1,
};

test("what is in the range goes before what is near it, then the nearer day", () => {
  const rows = [
    row("far", { amount_minor: -90_000 }),
    row("abroad", { amount_minor: -5_000, currency: "USD" }),
    row("near", { amount_minor: -6_100 }),
    row("early", { amount_minor: -5_000, date: "2026-01-12" }),
    row("fits", { amount_minor: -4_500, date: "2026-01-19" }),
  ];
  expect(likeliest(BILL, "City works", rows).map(({ id }) => id)).toEqual([
    "fits",
    "early",
    "near",
    "far",
    "abroad",
  ]);
});

test("its payee stands first, however much it was", () => {
  const rows = [
    row("fits", { amount_minor: -5_000 }),
    row("theirs", { amount_minor: -9_000, payee: " CITY works" }),
  ];
  expect(likeliest(BILL, "City works", rows).map(({ id }) => id)).toEqual(["theirs", "fits"]);
});

test("money the other way, transfers and nothing at all pay no bill", () => {
  const rows = [
    row("in", { amount_minor: 5_000 }),
    row("transfer", { amount_minor: -5_000, transfer_id: "t1" }),
    row("nothing", { amount_minor: 0 }),
  ];
  expect(likeliest(BILL, "City works", rows)).toEqual([]);
  const salary = { ...BILL, amount_min_minor: 4_000, amount_max_minor: 6_000 };
  expect(likeliest(salary, "Employer", rows).map(({ id }) => id)).toEqual(["in"]);
});
