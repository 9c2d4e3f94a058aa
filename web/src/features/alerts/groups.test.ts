import { expect, test } from "vitest";
import type { Alert } from "~/api/types";
import { bySeverity, groupsOf, isOpen } from "~/features/alerts/groups";

function alert(id: string, further: Partial<Alert> = {}): Alert {
  return {
    id,
    kind: "budget_threshold",
    severity: "info",
    state: "raised",
    subject_noun: "budget",
    subject_id: "b1",
    subject_label: "Groceries",
    period: "2026-01-01",
    tier: "50",
    currency: "EUR",
    numbers: {},
    why: [],
    times: 1,
    dismissed: false,
    raised_at: "2026-01-20T10:00:00Z",
    updated_at: "2026-01-20T10:00:00Z",
    resolved_at: null,
    version: 1,
    ...further,
  };
}

test("all that is said of one budget in one period is one thing, under what says most", () => {
  const groups = groupsOf([
    alert("half"),
    alert("full", { tier: "100", severity: "warning" }),
    alert("over", { kind: "budget_over", tier: "", severity: "warning" }),
    alert("most", { tier: "80", severity: "warning" }),
    alert("likely", { kind: "budget_predicted", tier: "likely", severity: "warning" }),
  ]);
  expect(groups).toHaveLength(1);
  expect(groups[0]?.head.id).toBe("over");
  expect(groups[0]?.others.map(({ id }) => id)).toEqual(["likely", "full", "most", "half"]);
});

test("another period, another subject and another kind stand alone", () => {
  const ids = groupsOf([
    alert("now"),
    alert("before", { period: "2025-12-01" }),
    alert("other", { subject_id: "b2" }),
    alert("large", { kind: "large_expense", subject_noun: "transaction", subject_id: "t1", period: null }),
    alert("twice", { kind: "duplicate_charge", subject_noun: "transaction", subject_id: "t1", period: null }),
  ]).map(({ head }) => head.id);
  expect(ids.sort()).toEqual(["before", "large", "now", "other", "twice"]);
});

test("of two tiers of a balance the further one stands", () => {
  const low = { kind: "low_balance", subject_noun: "account", subject_id: "a1", period: null } as const;
  const groups = groupsOf([
    alert("low", { ...low, tier: "low", severity: "warning" }),
    alert("drawn", { ...low, tier: "overdrawn", severity: "critical" }),
  ]);
  expect(groups.map(({ head }) => head.id)).toEqual(["drawn"]);
});

test("the newest stands first, the gravest in their own part before all others", () => {
  const groups = groupsOf([
    alert("old", { subject_id: "b1", severity: "warning", updated_at: "2026-01-20T10:00:00Z" }),
    alert("new", { subject_id: "b2", updated_at: "2026-01-21T10:00:00Z" }),
    alert("grave", { subject_id: "b3", severity: "critical", updated_at: "2026-01-19T10:00:00Z" }),
  ]);
  expect(groups.map(({ head }) => head.id)).toEqual(["new", "old", "grave"]);
  expect(bySeverity(groups).map(({ severity }) => severity)).toEqual(["critical", "warning", "info"]);
});

test("what is dismissed or over is not open", () => {
  expect(isOpen(alert("a"))).toBe(true);
  expect(isOpen(alert("a", { dismissed: true }))).toBe(false);
  expect(isOpen(alert("a", { state: "resolved" }))).toBe(false);
});
