import { expect, test } from "vitest";
import type { Activity } from "~/api/types";
import { pathOf } from "~/features/activity/path";
import { activity } from "~/live/fixtures";

const KNOWN = {
  account: (id: string) => (id === "a1" ? "Everyday" : undefined),
  category: (id: string) => (id === "c1" ? "Food" : undefined),
  goal: (id: string) => (id === "g1" ? "Bicycle" : undefined),
  rule: (id: string) => (id === "r1" ? "Rent" : undefined),
};

const rows: [Partial<Activity>, string | null][] = [
  [{ kind: "goal", subject_id: "g1" }, "/goals/g1"],
  [{ kind: "goal", subject_id: "gone" }, null],
  [{ kind: "goal", action: "deleted", subject_id: "g1" }, null],
  [{ kind: "contribution", subject_id: "g1" }, "/goals/g1"],
  [{ kind: "contribution", action: "deleted", subject_id: "g1" }, "/goals/g1"],
  [{ kind: "contribution", subject_id: "gone" }, null],
  [{ kind: "account", subject_id: "a1" }, "/transactions?account=a1"],
  [{ kind: "category", subject_id: "c1" }, "/transactions?category=c1"],
  [{ kind: "category", subject_id: "gone" }, null],
  [{ kind: "tag", label: "día" }, "/transactions?tag=d%C3%ADa"],
  [{ kind: "budget", subject_id: "b1" }, "/budgets/b1"],
  [{ kind: "bill", action: "paid", subject_id: "r1" }, "/bills/r1"],
  [{ kind: "bill", action: "missed", subject_id: "gone" }, "/bills"],
  [{ kind: "alert", action: "raised", subject_id: "l1" }, "/alerts/l1"],
  [{ kind: "member", action: "joined", subject_id: "u2" }, "/household"],
];

test.each(rows)("%o leads there", (further, path) => {
  const { grew: _, ...entry } = activity("e1");
  expect(pathOf({ ...entry, actor_name: null, read: true, ...further }, KNOWN)).toBe(path);
});
