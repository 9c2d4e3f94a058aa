import { expect, test } from "vitest";
import type { Activity, ActivityChange } from "~/api/types";
import { editsOf } from "~/features/activity/changes";
import { heldBack, newestOf } from "~/features/activity/held";
import { hueOf, initialsOf } from "~/features/activity/initials";
import { activity } from "~/live/fixtures";

const NAMES = {
  account: (id: string) => (id === "a1" ? "Everyday" : undefined),
  category: (id: string) => (id === "c1" ? "Food" : undefined),
  currencyOf: (id: string) => ({ a1: "JPY", g1: "KWD" })[id],
};

function edited(change: Partial<ActivityChange>, further: Partial<Activity> = {}) {
  const { grew: _, ...entry } = activity("e1");
  const changes = [{ field: "", before: null, after: null, ...change }];
  return editsOf({ ...entry, actor_name: null, read: true, ...further, changes }, NAMES)[0];
}

test("amounts are money of the entry's currency, of an account's its own", () => {
  const amount = { field: "amount_minor", before: -100, after: -200 };
  expect(edited(amount)).toMatchObject({
    label: "Amount",
    before: { money: -100, currency: "EUR" },
    after: { money: -200, currency: "EUR" },
  });
  const opening = { field: "opening_balance_minor", before: 0, after: 5 };
  const account = { kind: "account", currency: null, subject_id: "a1" } as const;
  expect(edited(opening, account)).toMatchObject({ after: { money: 5, currency: "JPY" } });
  expect(edited(opening, { ...account, subject_id: "gone" })?.isOpaque).toBe(true);
  const contribution = { kind: "contribution", currency: null, subject_id: "g1" } as const;
  expect(edited(amount, contribution)).toMatchObject({ after: { money: -200, currency: "KWD" } });
});

test("ids are said by name, and what is gone is said to be", () => {
  expect(edited({ field: "category_id", before: null, after: "c1" })).toMatchObject({
    label: "Category",
    before: null,
    after: { text: "Food" },
  });
  expect(edited({ field: "account_id", before: "a1", after: "gone" })).toMatchObject({
    before: { text: "Everyday" },
    after: { text: "one that is gone" },
  });
});

test("days, choices, flags and lists are each said in their way", () => {
  expect(edited({ field: "date", before: "2026-01-20", after: null })?.before).toEqual({ day: "2026-01-20" });
  expect(edited({ field: "period", before: "two_weekly", after: "monthly" })?.before).toEqual({
    text: "two weekly",
    isTyped: false,
  });
  expect(edited({ field: "archived", before: false, after: true })?.after).toMatchObject({ text: "yes" });
  expect(edited({ field: "thresholds", before: [50], after: [50, 80] })?.after).toMatchObject({
    text: "50 %, 80 %",
  });
  expect(edited({ field: "tags", before: [], after: ["a", "b"] })).toMatchObject({
    before: null,
    after: { text: "a, b", isTyped: true },
  });
});

test("a change that no line can say is only said to be one", () => {
  expect(edited({ field: "alerts", before: { over: true }, after: { over: false } })?.isOpaque).toBe(true);
});

test("what comes while one reads further down waits above", () => {
  const entries = [5, 4, 3].map((number) => ({ ...activity(`e${number}`), number }) as unknown as Activity);
  expect(heldBack(entries, null)).toEqual({ shown: entries, waiting: 0 });
  expect(heldBack(entries, 3)).toEqual({ shown: entries.slice(2), waiting: 2 });
  expect(newestOf([...entries].reverse())?.number).toBe(5);
  expect(newestOf([])).toBeUndefined();
});

test("initials are of the first and the last name", () => {
  expect(initialsOf("Robin Anna Vega")).toBe("RV");
  expect(initialsOf("łukasz")).toBe("Ł");
  expect(initialsOf(" ")).toBe("?");
  expect(hueOf("u1")).toBe(hueOf("u1"));
});
