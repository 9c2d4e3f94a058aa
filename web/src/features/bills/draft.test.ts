import { expect, test } from "vitest";
import type { Recurring } from "~/api/types";
import { changesOf, type Draft, draftOf, emptyDraft, foundAsRule, readDraft } from "~/features/bills/draft";
import { candidate } from "~/live/fixtures";

const filled = (further: Partial<Draft> = {}): Draft => ({
  ...emptyDraft("EUR", "2026-01-15"),
  name: " Rent ",
  amount: "900",
  ...further,
});

const RULE: Recurring = {
  id: "r1",
  name: "Power",
  payee: "City works",
  account_id: "a1",
  category_id: "c1",
  currency: "EUR",
  amount_min_minor: -6_000,
  amount_max_minor: -4_000,
  rrule: "FREQ=MONTHLY;BYMONTHDAY=3",
  start_date: "2026-01-03",
  weekend: "after",
  auto_post: false,
  status: "active",
  version: 2,
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
};

test("what is to pay is negative, and its payee is its name", () => {
  expect(readDraft(filled(), ".")).toEqual({
    ok: true,
    body: {
      name: "Rent",
      payee: "Rent",
      account_id: null,
      category_id: null,
      currency: "EUR",
      amount_min_minor: -90_000,
      amount_max_minor: -90_000,
      rrule: "FREQ=MONTHLY;BYMONTHDAY=15",
      start_date: "2026-01-15",
      weekend: "none",
      auto_post: false,
    },
  });
});

test("of a range the larger payment is the smaller number", () => {
  const range = { isRange: true, amount: "40", amount_max: "60" };
  expect(readDraft(filled(range), ".")).toMatchObject({
    body: { amount_min_minor: -6_000, amount_max_minor: -4_000 },
  });
  expect(readDraft(filled({ ...range, isIn: true }), ".")).toMatchObject({
    body: { amount_min_minor: 4_000, amount_max_minor: 6_000 },
  });
});

test.each<[Partial<Draft>, object]>([
  [{ name: " " }, { name: "missing" }],
  [{ amount: "" }, { amount: "empty" }],
  [{ amount: "0" }, { amount: "zero" }],
  [{ amount: "-5" }, { amount: "zero" }],
  [{ isRange: true, amount_max: "" }, { amount_max: "empty" }],
  [{ isRange: true, amount_max: "899" }, { amount_max: "order" }],
  [{ start: "" }, { start: "missing" }],
  [{ auto_post: true }, { account_id: "account" }],
])("what is wrong is said by field, case %#", (further, complaints) => {
  expect(readDraft(filled(further), ".")).toEqual({ ok: false, complaints });
});

test("a rhythm of nothing, and one that ends before it begins, are none", () => {
  const { rhythm } = filled();
  if (!rhythm) throw new Error("A new form has a rhythm.");
  expect(readDraft(filled({ rhythm: { ...rhythm, every: 0 } }), ".")).toMatchObject({
    complaints: { rhythm: "every" },
  });
  expect(readDraft(filled({ rhythm: { ...rhythm, until: "2026-01-14" } }), ".")).toMatchObject({
    complaints: { rhythm: "until" },
  });
});

test("a form filled from a rule changes nothing by itself", () => {
  const draft = draftOf(RULE, ".");
  expect(draft).toMatchObject({ isIn: false, isRange: true, amount: "40.00", amount_max: "60.00" });
  expect(changesOf(draft, draft, ".")).toEqual({});
  expect(changesOf(draft, { ...draft, isRange: false }, ".")).toEqual({ amount_min_minor: -4_000 });
});

test("a rule without words keeps its own", () => {
  const strange = { ...RULE, rrule: "FREQ=MONTHLY;BYMONTHDAY=3;COUNT=9" };
  const draft = draftOf(strange, ".");
  expect(draft.rhythm).toBeNull();
  expect(changesOf(draft, { ...draft, name: "Water" }, ".")).toEqual({ name: "Water" });
});

test.each([
  ["spending", { amount_min_minor: -1_999, amount_max_minor: -1_299 }],
  ["income", { amount_min_minor: 210_000, amount_max_minor: 210_000 }],
])("what was found fills the form, and is sent as it was found: %s", (_, amounts) => {
  const found = candidate("c1", { ...amounts, category_id: "food", weekend: "before" });
  const read = readDraft(draftOf(foundAsRule(found), "."), ".");
  expect(read).toEqual({
    ok: true,
    body: {
      name: "Streaming",
      payee: "Streaming",
      account_id: "a1",
      category_id: "food",
      currency: "EUR",
      ...amounts,
      rrule: "FREQ=MONTHLY;BYMONTHDAY=6",
      start_date: "2025-10-06",
      weekend: "before",
      auto_post: false,
    },
  });
});

test("a payee longer than a name may be is cut in the name alone", () => {
  const payee = "a".repeat(120);
  const rule = foundAsRule(candidate("c1", { payee }));
  expect([rule.name.length, rule.payee]).toEqual([100, payee]);
});
