import { expect, test } from "vitest";
import type { Transaction } from "~/api/types";
import { row } from "~/live/fixtures";
import { matches, merge } from "~/queries/merge";

const ids = (rows: Transaction[]) => rows.map(({ id }) => id);
const touch = (seq: number, ...rows: Transaction[]) =>
  Object.fromEntries(rows.map((one) => [one.id, { row: one, seq, at_ms: 0 }]));

test("a row that came after the page was read is laid into its place", () => {
  const pages = [{ items: [row("t3"), row("t1")], as_of: 10 }];
  const merged = merge(pages, touch(11, row("t2")), {}, true);
  expect(ids(merged.rows)).toEqual(["t3", "t2", "t1"]);
  expect(merged.drift).toBe(1);
});

test("a row that the page left out although it knew of it stays out", () => {
  const pages = [{ items: [row("t3"), row("t1")], as_of: 11 }];
  expect(ids(merge(pages, touch(11, row("t2")), {}, true).rows)).toEqual(["t3", "t1"]);
});

test("an answer that was overtaken by an event shows what the event said", () => {
  const pages = [{ items: [row("t1", { version: 1 })], as_of: 10 }];
  const changed = merge(pages, touch(11, row("t1", { version: 2, payee: "Grocer" })), {}, false);
  expect(changed.rows[0]?.payee).toBe("Grocer");
  const deleted = merge(pages, touch(11, row("t1", { version: 2, deleted_at: "now" })), {}, false);
  expect(deleted).toEqual({ rows: [], drift: -1 });
});

test("a page newer than the last event about a row wins", () => {
  const pages = [{ items: [row("t1", { version: 5, payee: "New" })], as_of: 10 }];
  const merged = merge(pages, touch(11, row("t1", { version: 4, payee: "Old" })), {}, false);
  expect(merged.rows[0]?.payee).toBe("New");
});

test("below the last page read nothing is shown while more pages follow", () => {
  const pages = [{ items: [row("t5")], as_of: 10 }];
  const older = touch(11, row("t9", { date: "2020-01-01" }));
  expect(ids(merge(pages, older, {}, true).rows)).toEqual(["t5"]);
  expect(merge(pages, older, {}, true).drift).toBe(1);
  expect(ids(merge(pages, older, {}, false).rows)).toEqual(["t5", "t9"]);
});

test("a row that moved between two pages while they were read is shown once", () => {
  const moved = row("t1", { version: 2, date: "2026-01-10" });
  const pages = [
    { items: [row("t1", { version: 1 })], as_of: 10 },
    { items: [moved], as_of: 10 },
  ];
  expect(merge(pages, {}, {}, false).rows).toEqual([moved]);
});

test("a row edited out of the filter leaves the list", () => {
  const pages = [{ items: [row("t1", { tags: ["trip"] })], as_of: 10 }];
  const merged = merge(pages, touch(11, row("t1", { version: 2, tags: [] })), { tag: "trip" }, false);
  expect(merged.rows).toEqual([]);
});

test("filters mean here what they mean on the server", () => {
  expect(matches(row("t", { splits: [{ amount_minor: -1, category_id: "c1" }] }), { category: "c1" })).toBe(
    true,
  );
  expect(matches(row("t"), { category: "none" })).toBe(true);
  expect(matches(row("t", { transfer_id: "x" }), { category: "none" })).toBe(false);
  expect(matches(row("t", { splits: [{ amount_minor: -1 }] }), { category: "none" })).toBe(false);
  expect(matches(row("t", { payee: "Café", note: "With BOB" }), { q: "bob" })).toBe(true);
  expect(matches(row("t", { payee: "Café" }), { q: "tea" })).toBe(false);
  expect(matches(row("t", { tags: ["Trip"] }), { tag: "trip" })).toBe(true);
  expect(matches(row("t", { account_id: "a2" }), { account: "a1" })).toBe(false);
  expect(matches(row("t", { deleted_at: "now" }), {})).toBe(false);
});
