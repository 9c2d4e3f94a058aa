import { expect, test } from "vitest";
import { changesOf, type Draft, draftOf, emptyDraft, readDraft } from "~/features/goals/draft";
import { goal } from "~/live/fixtures";

const filled = (further: Partial<Draft> = {}): Draft => ({
  ...emptyDraft("EUR"),
  name: " A bicycle ",
  amount: "1200",
  shares: [
    { account_id: "b", percent: "40 %" },
    { account_id: "a", percent: "100" },
    { account_id: "", percent: "100" },
  ],
  ...further,
});

test("a filled form is read as the API takes it", () => {
  expect(readDraft(filled({ date: "2026-09-01" }), ".", true)).toEqual({
    ok: true,
    body: {
      name: "A bicycle",
      kind: "save_up",
      currency: "EUR",
      target_minor: 120_000,
      rest_minor: 0,
      target_date: "2026-09-01",
      accounts: [
        { account_id: "a", percent: 100 },
        { account_id: "b", percent: 40 },
      ],
    },
  });
  const given = readDraft(filled({ fed_by: "contributions" }), ".", true);
  expect(given).toMatchObject({ ok: true, body: { accounts: [], target_date: null } });
});

test("what accounts owe now need not be typed, but only when the goal is made", () => {
  const debt = filled({ kind: "pay_down", amount: "" });
  expect(readDraft(debt, ".", true)).toMatchObject({ ok: true, body: { target_minor: null } });
  expect(readDraft(debt, ".", false)).toMatchObject({ complaints: { amount: "empty" } });
  const given = { ...debt, fed_by: "contributions" } as const;
  expect(readDraft(given, ".", true)).toMatchObject({ complaints: { amount: "empty" } });
});

test.each<[Partial<Draft>, object]>([
  [{ name: " " }, { name: "missing" }],
  [{ amount: "0" }, { amount: "positive" }],
  [{ amount: "-5" }, { amount: "positive" }],
  [{ amount: "1.234" }, { amount: "too_precise" }],
  [{ shares: [{ account_id: "", percent: "100" }] }, { shares: "accounts" }],
  [{ shares: [{ account_id: "a", percent: "0" }] }, { shares: "percent" }],
  [{ shares: [{ account_id: "a", percent: "101" }] }, { shares: "percent" }],
  [{ shares: [{ account_id: "a", percent: "1.5" }] }, { shares: "percent" }],
  [{ kind: "pay_down", rest: "1200" }, { rest: "rest" }],
  [{ kind: "pay_down", rest: "-1" }, { rest: "rest" }],
  [{ kind: "pay_down", rest: "x" }, { rest: "unreadable" }],
])("what is wrong is said by field: %j", (further, complaints) => {
  expect(readDraft(filled(further), ".", true)).toEqual({ ok: false, complaints });
});

test("an account named twice is refused", () => {
  const share = { account_id: "a", percent: "50" };
  const read = readDraft(filled({ shares: [share, share] }), ".", true);
  expect(read).toEqual({ ok: false, complaints: { shares: "twice" } });
});

test("what stays of a debt is nothing to what is saved", () => {
  expect(readDraft(filled({ rest: "500" }), ".", true)).toMatchObject({ ok: true, body: { rest_minor: 0 } });
  const debt = filled({ kind: "pay_down", rest: "500" });
  expect(readDraft(debt, ".", true)).toMatchObject({ ok: true, body: { rest_minor: 50_000 } });
});

test("an edit sends what differs, and never what is decided for good", () => {
  const fed = [{ account_id: "a", percent: 40 }];
  const before = draftOf(goal("g", { fed_by: "accounts", accounts: fed }), ".");
  expect(changesOf(before, before, ".")).toEqual({});
  expect(changesOf(before, { ...before, amount: "1500", date: "2026-12-31" }, ".")).toEqual({
    target_minor: 150_000,
    target_date: "2026-12-31",
  });
  const shares = [{ account_id: "a", percent: "50" }];
  expect(changesOf(before, { ...before, shares }, ".")).toEqual({
    accounts: [{ account_id: "a", percent: 50 }],
  });
  expect(changesOf(before, { ...before, amount: "" }, ".")).toBeNull();
  const given = draftOf(goal("g"), ".");
  expect(changesOf(given, { ...given, name: "B" }, ".")).toEqual({ name: "B" });
});
