import { type QueryKey, type UseQueryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { session } from "~/api/session";
import { createStore } from "~/lib/store";
import { createLedgerCache } from "~/live/apply";
import { browserPorts, browserTabs } from "~/live/browser";
import type { Heard, Listener } from "~/live/emitter";
import { createLink } from "~/live/link";
import { createLive, type LiveStatus } from "~/live/live";
import { createTabs } from "~/live/tabs";
import { watchWaking } from "~/live/wake";
import { client } from "~/queries/client";
import { followQuery, type Rules } from "~/queries/liveQuery";

/** The household on screen ended for this person: removed by an owner, or left on another device. */
export const membership = createStore<{ left: boolean }>({ left: false });

export const ledgerCache = createLedgerCache(client, () => Date.now());

const ports = browserPorts();
const tabs = browserTabs(ports);

export const live = createLive(
  ports,
  ledgerCache,
  {
    onSignedOut: () => {
      session.forget(true);
      clearHousehold();
    },
    onLeft: () => {
      clearHousehold();
      membership.set({ left: true });
    },
    onOtherUser: startOver,
  },
  (owner) => {
    const link = (of: Parameters<typeof createLink>[1]) => createLink(ports, of);
    return tabs ? createTabs(tabs, owner, link) : link(owner);
  },
);

session.onRefreshed((token) => {
  const now = session.state.get();
  const shown = ledgerCache.get();
  if (now.status !== "signed_in" || !shown) return;
  const isOther = now.user.id !== shown.user.id;
  const isElsewhere = now.household !== null && now.household.id !== shown.household.id;
  if (isOther || isElsewhere) startOver();
  else live.renew(token);
});

watchWaking(live);

/** All tabs share the cookie: another tab has signed in as somebody else, or gone to another household. */
function startOver(): void {
  live.stop();
  location.reload();
}

/** What concerns no household and needs no sign-in may stay. */
const PUBLIC = ["invite", "registration"];

/** Forget one household's data, before another's is read or nobody is signed in. */
export function clearHousehold(): void {
  live.stop();
  membership.set({ left: false });
  client.removeQueries({ predicate: ({ queryKey }) => !PUBLIC.includes(String(queryKey[0])) });
}

export interface Freshness extends LiveStatus {
  /** What is on screen is what is. Else it is as of `as_of_ms`. */
  isFresh: boolean;
}

/** Whether events arrive, and as of when what is on screen is true. */
export function useLive(): Freshness {
  const status = useSyncExternalStore(live.status.subscribe, live.status.get);
  return { ...status, isFresh: status.phase === "live" };
}

/** Calls `listener` for every event of this type, after it has been applied. */
export function useEvent<T extends keyof Heard>(type: T, listener: Listener<T>): void {
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => live.on(type, (payload, message) => newest.current(payload, message)), [type]);
}

/** Be told analytics while the screen that asks for them is there. */
export function useAnalytics(): void {
  useEffect(() => live.watchAnalytics(), []);
}

/** A query that is read again, or changed in place, when events say so. `rules` must be a stable object. */
export function useLiveQuery<T, Shown = T>(
  options: UseQueryOptions<T, Error, Shown, QueryKey>,
  rules: Rules<T>,
) {
  const queries = useQueryClient();
  const { queryKey } = options;
  const named = JSON.stringify(queryKey);
  useEffect(() => followQuery(queries, live, JSON.parse(named) as QueryKey, rules), [queries, named, rules]);
  // Off screen nobody follows it: what is kept may be old, so it is shown and read again.
  return useQuery({ staleTime: 0, ...options });
}

export function useMembership(): { left: boolean } {
  return useSyncExternalStore(membership.subscribe, membership.get);
}
