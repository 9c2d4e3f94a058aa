import type { InfiniteData } from "@tanstack/react-query";
import type { InboxCounts, Notification, NotificationType, Severity } from "~/api/types";
import type { Payloads } from "~/live/events";

/** `all`: what is neither put away nor asleep. */
export interface InboxFilters {
  shown: "all" | "unread" | "archived" | "snoozed";
  type?: NotificationType | undefined;
  severity?: Severity | undefined;
}

export interface InboxPage {
  items: Notification[];
  counts: InboxCounts;
  next_cursor: string | null;
}

type Pages = InfiniteData<InboxPage>;
type Update = Payloads["notification.updated"];

/** With an entry that has just come on top, if the filters want it. */
export function patchAdded(data: Pages, entry: Notification, filters: InboxFilters): Pages {
  const isHeld = data.pages.some(({ items }) => items.some(({ id }) => id === entry.id));
  if (isHeld || !isWanted(entry, filters)) return data;
  const [first, ...rest] = data.pages;
  if (!first) return data;
  return { ...data, pages: [{ ...first, items: [entry, ...first.items] }, ...rest] };
}

/**
 * As a change on some device leaves them; null: what is held does not tell, read again. Unread entries stay in
 * the list of those that were when they are read: nothing is pulled away from under a finger.
 */
export function patchChanged(data: Pages, update: Update, { shown }: InboxFilters): Pages | null {
  const { change } = update;
  if (change === "woken" || change === "unarchived") return null;
  if (change === "archived" && shown === "archived") return null;
  if (change === "snoozed" && shown === "snoozed") return null;
  const last = data.pages.flatMap(({ items }) => items).find(({ id }) => id === update.up_to);
  if (update.up_to !== null && !last) return null;
  const isMeant = (entry: Notification) =>
    update.ids.includes(entry.id) || (last !== undefined && placeOf(entry) <= placeOf(last));
  const goes = change === "archived" || change === "snoozed";
  const pages = data.pages.map((page) => ({
    ...page,
    items: goes
      ? page.items.filter((entry) => !isMeant(entry))
      : page.items.map((entry) => (isMeant(entry) ? marked(entry, update) : entry)),
  }));
  return { ...data, pages };
}

function marked(entry: Notification, { change, at }: Update): Notification {
  const seen_at = entry.seen_at ?? at;
  if (change === "read") return { ...entry, seen_at, read_at: entry.read_at ?? at };
  if (change === "unread") return { ...entry, read_at: null };
  return { ...entry, seen_at };
}

/** Later ones are greater. */
function placeOf({ created_at, id }: Notification): string {
  return `${created_at} ${id}`;
}

function isWanted(entry: Notification, { shown, type, severity }: InboxFilters): boolean {
  const isThere = shown === "all" || shown === "unread";
  return isThere && (!type || entry.type === type) && (!severity || entry.severity === severity);
}
