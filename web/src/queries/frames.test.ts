import { expect, test } from "vitest";
import type { BudgetProgress, NetWorth, SpendingCurve } from "~/api/types";
import { budget } from "~/live/fixtures";
import { isBeforeFrames, withBudgets, withCurve, withNetWorth } from "~/queries/frames";

const stand = (budget_id: string, spent_minor: number) => ({ budget_id, spent_minor }) as BudgetProgress;

test("a frame replaces how budgets stand, and leaves those it does not tell of", () => {
  const items = ["b1", "archived"].map((id) => ({ ...budget(id), progress: stand(id, 1) }));
  const frame = { on: "2026-01-20", items: [stand("b1", 5)], as_of_seq: 8 };
  const after = withBudgets({ items, as_of_seq: 7 }, frame);
  expect(after.items.map(({ progress }) => progress?.spent_minor)).toEqual([5, 1]);
  expect(after.as_of_seq).toBe(8);
});

test("a frame that was read before the answer changes nothing", () => {
  const listing = { items: [{ ...budget("b1"), progress: stand("b1", 1) }], as_of_seq: 9 };
  expect(withBudgets(listing, { on: "2026-01-20", items: [stand("b1", 5)], as_of_seq: 8 })).toBe(listing);
});

test("a frame of another month is not this month's curve", () => {
  const curve = { period: "2026-01", currency: "EUR", as_of_seq: 7, spent_minor: 1 } as SpendingCurve;
  const next = { ...curve, spent_minor: 2, as_of_seq: 8 };
  expect(withCurve(curve, next)).toBe(next);
  expect(withCurve(curve, { ...next, period: "2026-02" })).toBe(curve);
  expect(withCurve(curve, { ...next, as_of_seq: 6 })).toBe(curve);
});

const day = (date: string, net_worth_minor: number) => ({
  date,
  net_worth_minor,
  assets_minor: net_worth_minor,
  debts_minor: 0,
});

const account = (account_id: string, balances_minor: number[]) =>
  ({ account_id, balances_minor }) as NetWorth["accounts"][number];

const HELD: NetWorth = {
  first: "2025-12-31",
  last: "2026-01-02",
  grain: "day",
  currency: "EUR",
  net_worth_minor: 12,
  change_minor: 2,
  days: [day("2025-12-31", 10), day("2026-01-01", 11), day("2026-01-02", 12)],
  accounts: [account("a1", [10, 11, 12])],
  unconverted: [],
  as_of_seq: 7,
};

const FRAME: NetWorth = {
  ...HELD,
  first: "2026-01-01",
  net_worth_minor: 20,
  change_minor: 1,
  days: [day("2026-01-01", 19), day("2026-01-02", 20)],
  accounts: [account("a1", [11, 12]), account("a2", [8, 8])],
  as_of_seq: 8,
};

test("a frame of this month leaves the months before it, and the change counts from the first day shown", () => {
  const after = withNetWorth(HELD, FRAME);
  expect(after.first).toBe("2025-12-31");
  expect(after.days.map(({ net_worth_minor }) => net_worth_minor)).toEqual([10, 19, 20]);
  expect([after.net_worth_minor, after.change_minor, after.as_of_seq]).toEqual([20, 10, 8]);
  expect(after.accounts.map(({ balances_minor }) => balances_minor)).toEqual([
    [10, 11, 12],
    [0, 8, 8],
  ]);
});

test("when the range began within this month, the days before it are left out", () => {
  const short = {
    ...HELD,
    first: "2026-01-02",
    days: [day("2026-01-02", 12)],
    accounts: [account("a1", [12])],
  };
  const after = withNetWorth(short, FRAME);
  expect(after.days.map(({ date }) => date)).toEqual(["2026-01-02"]);
  expect(after.accounts.map(({ balances_minor }) => balances_minor)).toEqual([[12], [8]]);
});

test("a frame of another day, another currency or an earlier moment changes nothing", () => {
  for (const other of [{ last: "2026-01-03" }, { currency: "USD" }, { as_of_seq: 6 }])
    expect(withNetWorth(HELD, { ...FRAME, ...other })).toBe(HELD);
});

test.each([
  [{ date: "2026-01-02" }, false],
  [{ date: "2025-12-31" }, true],
  [{ date: "2026-01-02", previous: { date: "2025-12-31" } }, true],
  [{ date: "2026-01-02", previous: { payee: "Baker" } }, false],
  [{ from_date: "2026-01-01", to_date: "2026-01-02" }, false],
  [{ from_date: "2025-11-01", to_date: "2026-01-02" }, true],
  [{ name: "Everyday" }, true],
])("whether %j changes what frames do not tell: %s", (payload, expected) => {
  expect(isBeforeFrames(HELD, payload)).toBe(expected);
});
