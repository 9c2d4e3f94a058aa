import type { InfiniteData } from "@tanstack/react-query";
import type { Activity, ActivityKind, ActivityList } from "~/api/types";
import { dayIn } from "~/lib/dates";
import type { Payloads } from "~/live/events";

/** What is undefined narrows nothing. `member`: who did it, "pennybell" for what nobody did; both days count. */
export interface ActivityFilters {
  member?: string | undefined;
  kind?: ActivityKind | undefined;
  account?: string | undefined;
  category?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Who looks: `name` is of anybody in the household. */
export interface Viewer {
  me: string;
  timezone: string;
  name: (user_id: string) => string | null;
}

type Pages = InfiniteData<ActivityList>;

/** With an entry that has just come on top, if the filters want it; one that grew stays where it is. */
export function patchNew(
  data: Pages,
  { grew, ...entry }: Payloads["activity.new"],
  filters: ActivityFilters,
  viewer: Viewer,
): Pages {
  const isHeld = data.pages.some(({ items }) => items.some(({ id }) => id === entry.id));
  if (isHeld) {
    const grown = (held: Activity) => (held.id === entry.id ? { ...held, ...entry } : held);
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(grown) })) };
  }
  const [first, ...rest] = data.pages;
  // One that grew and is not held stands further down than was read.
  if (!first || grew || !isWanted(entry, filters, viewer.timezone)) return data;
  const name = entry.actor === null ? null : viewer.name(entry.actor);
  const item = { ...entry, actor_name: name, read: entry.actor === viewer.me };
  return { ...data, pages: [{ ...first, items: [item, ...first.items] }, ...rest] };
}

/** As some device of this person has marked them. */
export function patchRead(data: Pages, { read_to, ids }: Payloads["activity.read"]): Pages {
  const named = new Set(ids);
  const isMeant = (entry: Activity) => !entry.read && (entry.number <= read_to || named.has(entry.id));
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.map((entry) => (isMeant(entry) ? { ...entry, read: true } : entry)),
  }));
  return { ...data, pages };
}

type Told = Omit<Activity, "read" | "actor_name">;

function isWanted(entry: Told, of: ActivityFilters, zone: string): boolean {
  if (of.member && (entry.actor ?? "pennybell") !== of.member) return false;
  if (of.kind && entry.kind !== of.kind) return false;
  if (of.account && !entry.account_ids.includes(of.account)) return false;
  if (of.category && !entry.category_ids.includes(of.category)) return false;
  const day = dayIn(zone, Date.parse(entry.at));
  return (!of.from || day >= of.from) && (!of.to || day <= of.to);
}
