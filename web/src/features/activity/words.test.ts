import { expect, test } from "vitest";
import type { Activity } from "~/api/types";
import { isImpersonal, wordsOf } from "~/features/activity/words";
import { activity } from "~/live/fixtures";

const KNOWN = {
  account: (id: string) => ({ a1: "Everyday", a2: "Savings" })[id],
  goal: (id: string) => (id === "g1" ? "Bicycle" : undefined),
  rule: (id: string) => (id === "r1" ? "Rent" : undefined),
};

function said(further: Partial<Activity>): string {
  const { grew: _, ...entry } = activity("e1");
  const parts = wordsOf({ ...entry, actor_name: "Sam", read: false, ...further }, KNOWN);
  return parts.map((part) => (typeof part === "string" ? part : part.name)).join("");
}

const rows: [Partial<Activity>, string][] = [
  [{}, "recorded Baker"],
  [{ label: null }, "recorded a transaction"],
  [{ count: 12, label: null }, "recorded 12 transactions"],
  [{ action: "updated" }, "changed Baker"],
  [{ action: "restored" }, "brought back Baker"],
  [{ kind: "transfer", account_ids: ["a1", "a2"] }, "moved money from Everyday to Savings"],
  [{ kind: "transfer", account_ids: ["a1", "gone"] }, "moved money from Everyday to an account"],
  [{ kind: "transfer", account_ids: ["a1"] }, "recorded a transfer"],
  [
    { kind: "transfer", action: "deleted", account_ids: ["a1", "a2"] },
    "deleted a transfer from Everyday to Savings",
  ],
  [{ kind: "import", action: "imported", count: 1240 }, "imported 1,240 transactions into Everyday"],
  [
    { kind: "import", action: "imported", count: 1, account_ids: ["a1", "a2"] },
    "imported 1 transaction into 2 accounts",
  ],
  [{ kind: "account", label: "Everyday" }, "opened the account Everyday"],
  [{ kind: "account", count: 3, label: null }, "opened 3 accounts"],
  [{ kind: "category", action: "deleted", label: "Food" }, "deleted the category Food"],
  [
    {
      kind: "tag",
      action: "updated",
      label: "trip",
      changes: [{ field: "name", before: "holiday", after: "trip" }],
    },
    "renamed the tag holiday to trip",
  ],
  [{ kind: "tag", label: "trip" }, "created the tag trip"],
  [{ kind: "budget", label: "Food" }, "set up the budget Food"],
  [{ kind: "recurring", action: "deleted", label: "Rent" }, "removed the bill Rent"],
  [{ kind: "contribution", subject_id: "g1", amount_minor: 100 }, "put money towards Bicycle"],
  [{ kind: "contribution", subject_id: "gone", amount_minor: -100 }, "took money out of a goal"],
  [{ kind: "bill", action: "paid", subject_id: "r1", actor: null }, "Rent was paid"],
  [{ kind: "bill", action: "unpaid", subject_id: "r1", actor: null }, "Rent was opened again"],
  [{ kind: "bill", action: "missed", subject_id: "gone", actor: null }, "A bill was missed"],
  [{ kind: "bill", action: "missed", subject_id: null, count: 2, actor: null }, "2 bills were missed"],
  [{ kind: "bill", action: "paid", subject_id: "r1" }, "marked Rent as paid"],
  [{ kind: "bill", action: "reopened", subject_id: "r1" }, "opened Rent again"],
  [
    { kind: "alert", action: "raised", alert_kind: "budget_over", label: "Food", actor: null },
    "A budget is over: Food",
  ],
  [
    { kind: "alert", action: "resolved", alert_kind: "budget_over", label: "Food", actor: null },
    "No longer: a budget is over: Food",
  ],
  [
    { kind: "alert", action: "raised", alert_kind: "large_expense", label: null, count: 40, actor: null },
    "A large expense (40)",
  ],
  [
    { kind: "alert", action: "raised", alert_kind: "budget_threshold", label: "Food", count: 3, actor: null },
    "A budget reaches a threshold: Food (3)",
  ],
  [
    { kind: "alert", action: "dismissed", alert_kind: "budget_over", label: "Food" },
    "dismissed “A budget is over”: Food",
  ],
  [{ kind: "rate", label: "EUR", currency: "USD" }, "entered a rate from USD to EUR"],
  [{ kind: "rate", action: "imported", actor: null }, "New exchange rates came in"],
  [{ kind: "household", label: "Home" }, "founded the household Home"],
  [{ kind: "member", action: "joined", subject_id: "u2" }, "joined the household"],
  [{ kind: "member", action: "left", subject_id: "u2" }, "left the household"],
  [{ kind: "member", action: "left", subject_id: "u3", label: "Kim" }, "removed Kim from the household"],
  [{ kind: "member", action: "updated", subject_id: "u3", label: "Kim" }, "changed the role of Kim"],
];

test.each(rows)("%o reads well", (further, sentence) => {
  expect(said(further)).toBe(sentence);
});

test("only what nobody did says itself what happened", () => {
  const entry = (further: Partial<Activity>) => ({ ...activity("e1"), ...further }) as Activity;
  expect(isImpersonal(entry({ actor: null, kind: "bill", action: "paid" }))).toBe(true);
  expect(isImpersonal(entry({ actor: null, kind: "transaction" }))).toBe(false);
  expect(isImpersonal(entry({ actor: "u2", kind: "bill", action: "paid" }))).toBe(false);
});
