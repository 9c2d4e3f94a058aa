import { useSyncExternalStore } from "react";
import { session } from "~/api/session";
import { createStore } from "~/lib/store";
import { createLedgerCache } from "~/live/apply";
import { browserPorts } from "~/live/browser";
import { createLive, type LiveStatus } from "~/live/live";
import { watchWaking } from "~/live/wake";
import { client } from "~/queries/client";

/** The household on screen ended for this person: removed by an owner, or left on another device. */
export const membership = createStore<{ left: boolean }>({ left: false });

export const ledgerCache = createLedgerCache(client, () => Date.now());

export const live = createLive(browserPorts(), ledgerCache, {
  onSignedOut: () => session.forget(true),
  onLeft: () => {
    clearHousehold();
    membership.set({ left: true });
  },
});

session.onRefreshed((token) => live.renew(token));

watchWaking(live);

/** What concerns no household and needs no sign-in may stay. */
const PUBLIC = ["invite", "registration"];

/** Forget one household's data, before another's is read or nobody is signed in. */
export function clearHousehold(): void {
  live.stop();
  membership.set({ left: false });
  client.removeQueries({ predicate: ({ queryKey }) => !PUBLIC.includes(String(queryKey[0])) });
}

export function useLiveStatus(): LiveStatus {
  return useSyncExternalStore(live.status.subscribe, live.status.get);
}

export function useMembership(): { left: boolean } {
  return useSyncExternalStore(membership.subscribe, membership.get);
}
