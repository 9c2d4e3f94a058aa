import { expect, test } from "vitest";
import {
  anchorOf,
  changesOf,
  type Draft,
  draftOf,
  emptyDraft,
  readDraft,
  readThresholds,
} from "~/features/budgets/draft";
import { budget } from "~/features/budgets/fixtures";

const filled = (further: Partial<Draft> = {}): Draft => ({
  ...emptyDraft("EUR", "2026-01-20"),
  name: " Groceries ",
  amount: "400",
  category_ids: ["c2", "c1"],
  ...further,
});

test("a filled form is read as the API takes it", () => {
  const read = readDraft(filled(), ".");
  expect(read).toEqual({
    ok: true,
    body: {
      name: "Groceries",
      limit_minor: 40_000,
      currency: "EUR",
      period: "monthly",
      anchor_date: "2026-01-01",
      category_ids: ["c1", "c2"],
      rollover: "none",
      thresholds: [50, 80, 100],
      alerts: { threshold: true, over: true, predicted: true },
    },
  });
});

test("zero says: spend nothing; a negative limit says nothing", () => {
  expect(readDraft(filled({ amount: "0" }), ".").ok).toBe(true);
  expect(readDraft(filled({ amount: "-1" }), ".")).toMatchObject({ complaints: { amount: "negative" } });
});

test("what is missing is said by field", () => {
  const read = readDraft(
    filled({ name: " ", amount: "", category_ids: [], period: "yearly", start: "", thresholds: "0" }),
    ".",
  );
  expect(read).toEqual({
    ok: false,
    complaints: {
      name: "missing",
      amount: "empty",
      category_ids: "none",
      start: "missing",
      thresholds: "thresholds",
    },
  });
});

test("all spending needs no category", () => {
  const read = readDraft(filled({ isAll: true, category_ids: ["c1"] }), ".");
  expect(read).toMatchObject({ ok: true, body: { category_ids: null } });
});

test.each([
  [{ period: "weekly", weekday: 1 }, "2024-01-01"],
  [{ period: "weekly", weekday: 7 }, "2024-01-07"],
  // 2026-01-01 is a Thursday.
  [{ period: "weekly", weekday: 4 }, "2026-01-01"],
  [{ period: "monthly", day: 31 }, "2024-01-31"],
  [{ period: "monthly", day: 1 }, "2026-01-01"],
  [{ period: "two_weekly", start: "2026-01-19" }, "2026-01-19"],
  [{ period: "yearly", start: "2026-04-06" }, "2026-04-06"],
] as [Partial<Draft>, string][])("periods start where the form says, case %#", (part, anchor) => {
  expect(anchorOf(filled(part))).toBe(anchor);
});

test("only what differs is sent", () => {
  const before = draftOf(budget({ category_ids: ["c2", "c1"] }), ".");
  expect(changesOf(before, before, ".")).toEqual({});
  expect(changesOf(before, { ...before, amount: "500" }, ".")).toEqual({ limit_minor: 50_000 });
  expect(changesOf(before, { ...before, day: 15 }, ".")).toEqual({ anchor_date: "2024-01-15" });
  expect(changesOf(before, { ...before, amount: "" }, ".")).toBeNull();
});

test("a form filled from a budget reads as that budget", () => {
  const one = budget({ anchor_date: "2026-01-31", currency: "JPY", limit_minor: 40_000, thresholds: [] });
  expect(readDraft(draftOf(one, ","), ",")).toMatchObject({
    ok: true,
    body: { anchor_date: "2026-01-31", limit_minor: 40_000, thresholds: [] },
  });
});

test.each([
  ["50, 80, 100", [50, 80, 100]],
  ["100 50%  80 %;50", [50, 80, 100]],
  ["", []],
  ["0", null],
  ["1001", null],
  ["12.5", null],
  ["-5", null],
  ["1 2 3 4 5 6 7 8 9 10 11", null],
])("thresholds %j are %j", (text, expected) => {
  expect(readThresholds(text)).toEqual(expected);
});
