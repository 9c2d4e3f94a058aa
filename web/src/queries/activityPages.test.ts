import { expect, test } from "vitest";
import type { Activity, ActivityList } from "~/api/types";
import { activity } from "~/live/fixtures";
import { patchNew, patchRead, type Viewer } from "~/queries/activityPages";

const VIEWER: Viewer = {
  me: "u1",
  timezone: "Europe/Berlin",
  name: (id) => (id === "u2" ? "Sam" : null),
};

function item(id: string, further: Partial<Activity> = {}): Activity {
  const { grew: _, ...entry } = activity(id);
  return { ...entry, actor_name: "Sam", read: false, ...further };
}

function pages(...items: Activity[][]) {
  const list = items.map((some): ActivityList => ({ items: some, unread: 0, next_cursor: null }));
  return { pages: list, pageParams: items.map(() => "") };
}

const ids = (data: ReturnType<typeof patchRead>) => data.pages.map(({ items }) => items.map(({ id }) => id));

test("what comes stands on top with who did it, and one's own is read", () => {
  const theirs = patchNew(pages([item("e1")]), activity("e2", { number: 2 }), {}, VIEWER);
  expect(theirs.pages[0]?.items[0]).toMatchObject({ id: "e2", actor_name: "Sam", read: false });
  const own = patchNew(theirs, activity("e3", { number: 3, actor: "u1" }), {}, VIEWER);
  expect(own.pages[0]?.items[0]).toMatchObject({ id: "e3", read: true });
  const nobodys = patchNew(own, activity("e4", { number: 4, actor: null }), {}, VIEWER);
  expect(nobodys.pages[0]?.items[0]).toMatchObject({ actor_name: null, read: false });
});

test("an entry that grew stays where it is and as read as it was", () => {
  const before = pages([item("e2", { number: 2 })], [item("e1", { kind: "import", count: 500, read: true })]);
  const after = patchNew(before, activity("e1", { kind: "import", count: 900, grew: true }), {}, VIEWER);
  expect(ids(after)).toEqual([["e2"], ["e1"]]);
  expect(after.pages[1]?.items[0]).toMatchObject({ count: 900, read: true, actor_name: "Sam" });
  expect(after.pages[1]?.items[0]).not.toHaveProperty("grew");
});

test("one that grew further down than was read is left to its page", () => {
  const before = pages([item("e9", { number: 9 })]);
  expect(patchNew(before, activity("e1", { grew: true }), {}, VIEWER)).toBe(before);
});

test("what the filters do not want is not shown", () => {
  const before = pages([]);
  const wants = (filters: Parameters<typeof patchNew>[2], further = {}) =>
    patchNew(before, activity("e1", further), filters, VIEWER) !== before;
  expect(wants({ member: "u2", kind: "transaction", account: "a1" })).toBe(true);
  expect(wants({ member: "u3" })).toBe(false);
  expect(wants({ member: "pennybell" }, { actor: null })).toBe(true);
  expect(wants({ kind: "alert" })).toBe(false);
  expect(wants({ account: "a2" })).toBe(false);
  expect(wants({ category: "c1" }, { category_ids: ["c1"] })).toBe(true);
  // Half past eleven in UTC is the next day in the household's zone.
  const late = { at: "2026-01-20T23:30:00Z" };
  expect(wants({ from: "2026-01-21", to: "2026-01-21" }, late)).toBe(true);
  expect(wants({ to: "2026-01-20" }, late)).toBe(false);
});

test("marking reaches all up to a number, and those that are named", () => {
  const some = [3, 2, 1].map((number) => item(`e${number}`, { number }));
  const read = (data: ReturnType<typeof patchRead>) => data.pages[0]?.items.map((entry) => entry.read);
  expect(read(patchRead(pages(some), { read_to: 2, ids: [], unread: 1 }))).toEqual([false, true, true]);
  expect(read(patchRead(pages(some), { read_to: 0, ids: ["e3"], unread: 2 }))).toEqual([true, false, false]);
});
