import { expect, test } from "vitest";
import type { Bill } from "~/api/types";
import {
  account,
  activity,
  bill,
  budget,
  candidate,
  event,
  goal,
  goalProgress,
  ledger,
  notification,
  rate,
  row,
  rule,
} from "~/live/fixtures";
import { type Ledger, snapshotOf, TOUCHED_MAX } from "~/live/ledger";
import { reduce, showBill, showCandidate, showNoun, showRow } from "~/live/reduce";

const PAID = { state: "paid", version: 2 } as const;
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** A row as its edit is told. */
const edited = <T extends object>(row: T) => ({ ...row, previous: {} });

test("a new transaction takes its place by date and id", () => {
  const before = ledger({ transactions: [row("t3"), row("t1"), row("t0", { date: "2026-01-10" })] });
  const after = reduce(before, [event(11, "transaction.created", row("t2"))], 0);
  expect(ids(after.transactions)).toEqual(["t3", "t2", "t1", "t0"]);
  expect(after.seq).toBe(11);
});

test("what others did is unread once, however it grows, and reading says what is left", () => {
  const come = [
    event(11, "activity.new", activity("e1")),
    event(12, "activity.new", activity("e1", { grew: true })),
    event(13, "activity.new", activity("e2", { actor: "u1" })),
    event(14, "activity.new", activity("e3", { actor: null })),
  ];
  const told = reduce(ledger({ activity_unread: 3 }), come, 0);
  expect(told.activity_unread).toBe(5);
  const read = event(15, "activity.read", { unread: 1, read_to: 9, ids: [] });
  expect(reduce(told, [read], 0).activity_unread).toBe(1);
});

test("an event that was applied already changes nothing, not even by coming again", () => {
  const created = event(11, "transaction.created", row("t1"));
  const once = reduce(ledger(), [created], 0);
  expect(reduce(once, [created], 0)).toBe(once);
  expect(reduce(ledger(), [event(10, "transaction.created", row("t1"))], 0).transactions).toEqual([]);
});

test("events of another household move the cursor and nothing else", () => {
  const before = ledger();
  const after = reduce(before, [event(11, "transaction.created", row("t1"), { household: "other" })], 0);
  expect(snapshotOf(after)).toEqual({ ...snapshotOf(before), seq: 11 });
});

test("the order of the answer to a write and of its event does not matter", () => {
  const created = event(11, "transaction.created", row("t1"));
  const byEvent = showRow(reduce(ledger(), [created], 0), row("t1"), 11, 0);
  const byAnswer = reduce(showRow(ledger(), row("t1"), 11, 0), [created], 0);
  expect(byAnswer).toEqual(byEvent);
});

test("no row goes back to an older version", () => {
  const before = ledger({ transactions: [row("t1", { version: 3, payee: "New" })] });
  const late = reduce(
    before,
    [event(11, "transaction.updated", edited(row("t1", { version: 2, payee: "Old" })))],
    0,
  );
  expect(late.transactions[0]?.payee).toBe("New");
  const accounts = ledger({ accounts: [account("a1", { version: 4, name: "New" })] });
  const after = reduce(
    accounts,
    [event(11, "account.updated", edited(account("a1", { version: 3, name: "Old" })))],
    0,
  );
  expect(after.accounts[0]?.name).toBe("New");
});

test("a late answer does not bring back what was deleted", () => {
  const gone = row("t1", { version: 2, deleted_at: "2026-01-21T00:00:00Z" });
  const after = reduce(ledger({ transactions: [row("t1")] }), [event(11, "transaction.deleted", gone)], 0);
  expect(after.transactions).toEqual([]);
  expect(showRow(after, row("t1"), 9, 0).transactions).toEqual([]);
  const emptied = reduce(ledger(), [event(11, "account.deleted", account("a1", { version: 2 }))], 0);
  expect(showNoun(emptied, "accounts", account("a1")).accounts).toEqual([]);
});

test("a restored transaction stands again where it stood", () => {
  const gone = row("t1", { version: 2, deleted_at: "2026-01-21T00:00:00Z" });
  const before = ledger({ transactions: [row("t2"), row("t1")] });
  const after = reduce(
    before,
    [event(11, "transaction.deleted", gone), event(12, "transaction.restored", row("t1", { version: 3 }))],
    0,
  );
  expect(ids(after.transactions)).toEqual(["t2", "t1"]);
});

test("rows below the horizon are not held as if the ledger were complete there", () => {
  const horizon = { date: "2026-01-15", id: "t5" };
  const before = ledger({ transactions: [row("t9"), row("t5", { date: "2026-01-15" })], horizon });
  const old = reduce(before, [event(11, "transaction.created", row("t7", { date: "2026-01-01" }))], 0);
  expect(ids(old.transactions)).toEqual(["t9", "t5"]);
  expect(old.touched.t7?.row.date).toBe("2026-01-01");
  const moved = reduce(
    before,
    [event(11, "transaction.updated", edited(row("t9", { version: 2, date: "2025-01-01" })))],
    0,
  );
  expect(ids(moved.transactions)).toEqual(["t5"]);
  const edge = reduce(before, [event(11, "transaction.created", row("t6", { date: "2026-01-15" }))], 0);
  expect(ids(edge.transactions)).toEqual(["t9", "t6", "t5"]);
});

test("a balance is absolute, keeps its highest version and carries the number of rows", () => {
  const before = ledger({ accounts: [account("a1", { transaction_count: 4 })], transactions_total: 4 });
  const payload = { account_id: "a1", balance_minor: 900, currency: "EUR", version: 3, transaction_count: 5 };
  const after = reduce(before, [event(11, "balance.updated", payload)], 0);
  expect(after.accounts[0]).toMatchObject({ balance_minor: 900, balance_version: 3, transaction_count: 5 });
  expect(after.transactions_total).toBe(5);
  const late = reduce(after, [event(12, "balance.updated", { ...payload, version: 2, balance_minor: 1 })], 0);
  expect(late.accounts[0]?.balance_minor).toBe(900);
  const unknown = reduce(after, [event(12, "balance.updated", { ...payload, account_id: "a9" })], 0);
  expect(snapshotOf(unknown)).toEqual({ ...snapshotOf(after), seq: 12 });
});

test("renaming an account does not undo a newer balance", () => {
  const before = ledger({ accounts: [account("a1", { balance_minor: 500, balance_version: 7 })] });
  const renamed = account("a1", { version: 2, name: "Daily", balance_minor: 100, balance_version: 6 });
  const after = reduce(before, [event(11, "account.updated", edited(renamed))], 0);
  expect(after.accounts[0]).toMatchObject({ name: "Daily", balance_minor: 500, balance_version: 7 });
});

test("renaming a tag renames it in every row held, and deleting it takes it out", () => {
  const tag = { id: "g1", name: "trip", version: 1 };
  const before = ledger({ tags: [tag], transactions: [row("t1", { tags: ["food", "trip"] })] });
  const renamed = reduce(
    before,
    [event(11, "tag.updated", { id: "g1", name: "journey", version: 2, previous_name: "trip" })],
    0,
  );
  expect(renamed.transactions[0]?.tags).toEqual(["food", "journey"]);
  expect(renamed.tags).toEqual([{ id: "g1", name: "journey", version: 2 }]);
  expect(renamed.stale).toBe(before.stale + 1);
  const deleted = reduce(renamed, [event(12, "tag.deleted", { id: "g1", name: "journey", version: 3 })], 0);
  expect(deleted.transactions[0]?.tags).toEqual(["food"]);
  expect(deleted.tags).toEqual([]);
});

test("budgets and rates come, change and go; what they were before is not kept", () => {
  let now = reduce(ledger(), [event(11, "budget.created", budget("b1"))], 0);
  now = reduce(now, [event(12, "rate.created", rate("r1"))], 0);
  const dearer = { ...budget("b1", { version: 2, limit_minor: 20_000 }), previous: { limit_minor: 10_000 } };
  now = reduce(now, [event(13, "budget.updated", dearer)], 0);
  now = reduce(
    now,
    [event(14, "rate.updated", { ...rate("r1", { version: 2, rate: "0.8" }), previous: {} })],
    0,
  );
  expect(now.budgets).toEqual([budget("b1", { version: 2, limit_minor: 20_000 })]);
  expect(now.rates).toEqual([rate("r1", { version: 2, rate: "0.8" })]);
  expect(showNoun(now, "budgets", budget("b1")).budgets).toBe(now.budgets);
  now = reduce(now, [event(15, "budget.deleted", budget("b1", { version: 2 }))], 0);
  now = reduce(now, [event(16, "rate.deleted", rate("r1", { version: 2 }))], 0);
  expect([now.budgets, now.rates]).toEqual([[], []]);
  expect(showNoun(now, "budgets", budget("b1")).budgets).toEqual([]);
});

test("rules take their bills along, and only open bills are kept", () => {
  const planned = (bills: Bill[], removed: string[] = []) => ({ recurring_id: "r1", bills, removed });
  const states = (at: Ledger) => at.bills.map(({ id, version }) => `${id}.${version}`);
  let now = reduce(ledger(), [event(11, "recurring.created", rule("r1"))], 0);
  now = reduce(now, [event(12, "bills.planned", planned([bill("b1"), bill("b2"), bill("b3", PAID)]))], 0);
  expect(states(now)).toEqual(["b1.1", "b2.1"]);
  now = reduce(now, [event(13, "bill.updated", { ...bill("b1", PAID), previous: {} })], 0);
  expect(states(now)).toEqual(["b2.1"]);
  expect(states(showBill(now, bill("b1")))).toEqual(["b2.1"]);
  now = reduce(now, [event(14, "bills.planned", planned([], ["b1", "b2"]))], 0);
  now = reduce(now, [event(15, "bills.planned", planned([bill("b1")]))], 0);
  expect(states(now)).toEqual(["b1.1"]);
  const paused = { ...rule("r1", { version: 2, status: "paused" }), previous: { status: "active" } };
  now = reduce(now, [event(16, "recurring.updated", paused)], 0);
  expect(now.recurring).toEqual([rule("r1", { version: 2, status: "paused" })]);
  now = reduce(now, [event(17, "recurring.deleted", rule("r1", { version: 2 }))], 0);
  expect([now.recurring, now.bills]).toEqual([[], []]);
});

test("what was found is kept until somebody answers it", () => {
  let now = reduce(ledger(), [event(11, "recurring_candidate.found", candidate("c1"))], 0);
  now = reduce(now, [event(12, "recurring_candidate.found", candidate("c2"))], 0);
  const paid = edited(candidate("c1", { version: 2, seen: 5 }));
  now = reduce(now, [event(13, "recurring_candidate.updated", paid)], 0);
  expect(now.recurring_candidates.map(({ id, seen }) => [id, seen])).toEqual([
    ["c1", 5],
    ["c2", 4],
  ]);
  const rejected = candidate("c1", { version: 3, state: "rejected" });
  expect(ids(showCandidate(now, rejected).recurring_candidates)).toEqual(["c2"]);
  now = reduce(now, [event(14, "recurring_candidate.updated", edited(rejected))], 0);
  now = reduce(now, [event(15, "recurring_candidate.deleted", candidate("c2"))], 0);
  expect(now.recurring_candidates).toEqual([]);
  expect(showCandidate(now, candidate("c1")).recurring_candidates).toEqual([]);
});

test("members come, change and go; one's own role follows", () => {
  const bob = { user_id: "u2", name: "Bob", email: "b@example.org", role: "member", joined_at: "" } as const;
  let now = reduce(ledger(), [event(11, "member.joined", bob)], 0);
  expect(now.members).toHaveLength(2);
  now = reduce(now, [event(12, "member.updated", edited({ ...bob, user_id: "u1", role: "viewer" }))], 0);
  expect(now.role).toBe("viewer");
  now = reduce(now, [event(13, "member.left", bob)], 0);
  expect(ids(now.members.map(({ user_id }) => ({ id: user_id })))).toEqual(["u1"]);
  expect(now.left).toBe(false);
  expect(reduce(now, [event(14, "member.left", { ...bob, user_id: "u1" })], 0).left).toBe(true);
});

test("what concerns this user alone applies whatever the household", () => {
  const before = ledger();
  const user = { ...before.user, version: 2, name: "Ada L." };
  expect(reduce(before, [event(11, "user.updated", user, { household: null })], 0).user.name).toBe("Ada L.");
});

test("types that are unknown here and places that are gone only move the cursor", () => {
  const unknown = { ...event(12, "gone", {}), type: "moon.risen" } as unknown as ReturnType<typeof event>;
  const before = ledger();
  const after = reduce(before, [event(11, "gone", {}), unknown], 0);
  expect(snapshotOf(after)).toEqual({ ...snapshotOf(before), seq: 12 });
});

test("the changes laid over listings stay bounded, and listings are read again when some are dropped", {
  timeout: 60_000,
}, () => {
  let now = ledger();
  for (let i = 0; i <= TOUCHED_MAX; i += 1) {
    now = reduce(now, [event(11 + i, "transaction.created", row(`t${String(i).padStart(5, "0")}`))], 0);
  }
  expect(Object.keys(now.touched)).toHaveLength(TOUCHED_MAX / 2);
  expect(now.touched[`t${String(TOUCHED_MAX).padStart(5, "0")}`]).toBeDefined();
  expect(now.stale).toBe(1);
});

test("inbox counts are absolute and go for every household of the person", () => {
  const marked = { ids: [], up_to: "n9", change: "read" as const, at: "", until: null };
  const before = ledger({ inbox_counts: { unread: 4, unseen: 2 } });
  const read = reduce(
    before,
    [event(11, "notification.updated", { ...marked, unread: 1, unseen: 0 }, { household: null })],
    0,
  );
  expect(read.inbox_counts).toEqual({ unread: 1, unseen: 0 });
  const golden = notification({ unread: 2, unseen: 1 });
  const arrived = reduce(read, [event(12, "notification.new", golden, { household: "elsewhere" })], 0);
  expect(arrived.inbox_counts).toEqual({ unread: 2, unseen: 1 });
});

test("goals come, change and go, and take along what was said of them", () => {
  let now = reduce(ledger(), [event(11, "goal.created", goal("g1"))], 0);
  now = reduce(now, [event(12, "goal.progress", goalProgress("g1"))], 0);
  now = reduce(now, [event(13, "goal.progress", goalProgress("g1", { percent: 40 }))], 0);
  const higher = {
    ...goal("g1", { version: 2, target_minor: 200_000 }),
    previous: { target_minor: 100_000 },
  };
  now = reduce(now, [event(14, "goal.updated", higher)], 0);
  expect(now.goals).toEqual([goal("g1", { version: 2, target_minor: 200_000 })]);
  expect(now.goal_progress).toEqual([goalProgress("g1", { percent: 40 })]);
  now = reduce(now, [event(15, "goal.deleted", goal("g1", { version: 2 }))], 0);
  expect([now.goals, now.goal_progress]).toEqual([[], []]);
});
