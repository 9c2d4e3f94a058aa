import type { InfiniteData } from "@tanstack/react-query";
import { expect, test } from "vitest";
import type { Notification } from "~/api/types";
import type { Payloads } from "~/live/events";
import { type InboxFilters, type InboxPage, patchAdded, patchChanged } from "~/queries/inboxPages";

const AT = "2026-01-26T12:00:00Z";
const ALL: InboxFilters = { shown: "all" };

function entry(n: number, fields: Partial<Notification> = {}): Notification {
  return {
    id: `n${n}`,
    household: "h",
    type: "budget_threshold",
    severity: "warning",
    title: "Groceries",
    body: "",
    args: {},
    subject_noun: "alert",
    subject_id: "a",
    group_key: "g",
    created_at: `2026-01-26T10:00:0${n}Z`,
    expires_at: AT,
    seen_at: null,
    read_at: null,
    archived_at: null,
    snoozed_until: null,
    ...fields,
  };
}

/** Two pages, newest first: 4, 3 and 2, 1. */
function pages(): InfiniteData<InboxPage> {
  const page = (...ns: number[]): InboxPage => ({
    items: ns.map((n) => entry(n)),
    counts: { unread: 4, unseen: 4 },
    next_cursor: null,
  });
  return { pages: [page(4, 3), page(2, 1)], pageParams: ["", "c"] };
}

function update(fields: Partial<Payloads["notification.updated"]>): Payloads["notification.updated"] {
  return { ids: [], up_to: null, change: "read", at: AT, until: null, unread: 0, unseen: 0, ...fields };
}

const ids = (data: ReturnType<typeof pages> | null) =>
  data?.pages.flatMap(({ items }) => items.map(({ id }) => id));
const read = (data: ReturnType<typeof pages> | null) =>
  data?.pages.flatMap(({ items }) => items.filter(({ read_at }) => read_at).map(({ id }) => id));

test("what comes stands on top, once, where the filters want it", () => {
  const next = patchAdded(pages(), entry(5), ALL);
  expect(ids(next)).toEqual(["n5", "n4", "n3", "n2", "n1"]);
  expect(ids(patchAdded(next, entry(5), ALL))).toEqual(ids(next));
  expect(ids(patchAdded(pages(), entry(5), { shown: "archived" }))).toHaveLength(4);
  expect(ids(patchAdded(pages(), entry(5), { shown: "all", severity: "critical" }))).toHaveLength(4);
  expect(ids(patchAdded(pages(), entry(5), { shown: "unread", type: "budget_threshold" }))).toHaveLength(5);
});

test("all up to one are read, and those named besides", () => {
  expect(read(patchChanged(pages(), update({ up_to: "n2", ids: ["n4"] }), ALL))).toEqual(["n4", "n2", "n1"]);
});

test("of what is not held nobody knows which are older: read again", () => {
  expect(patchChanged(pages(), update({ up_to: "n9" }), ALL)).toBeNull();
});

test("read entries stay in the list of the unread until it is opened again", () => {
  const next = patchChanged(pages(), update({ ids: ["n3"] }), { shown: "unread" });
  expect(ids(next)).toHaveLength(4);
  expect(read(next)).toEqual(["n3"]);
  expect(read(patchChanged(next ?? pages(), update({ ids: ["n3"], change: "unread" }), ALL))).toEqual([]);
});

test("what is put away or asleep leaves, and comes into the list that shows such", () => {
  for (const change of ["archived", "snoozed"] as const) {
    expect(ids(patchChanged(pages(), update({ ids: ["n3"], change }), ALL))).toEqual(["n4", "n2", "n1"]);
    expect(patchChanged(pages(), update({ ids: ["n3"], change }), { shown: change })).toBeNull();
  }
  expect(patchChanged(pages(), update({ ids: ["n3"], change: "woken" }), ALL)).toBeNull();
});

test("an earlier moment of being seen stays", () => {
  const data = pages();
  data.pages = [{ ...pages().pages[0], items: [entry(1, { seen_at: "2026-01-26T11:00:00Z" })] } as InboxPage];
  const next = patchChanged(data, update({ ids: ["n1"] }), ALL);
  expect(next?.pages[0]?.items[0]).toMatchObject({ seen_at: "2026-01-26T11:00:00Z", read_at: AT });
});
