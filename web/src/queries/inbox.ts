import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { api } from "~/api/client";
import type { InboxCounts, Notification, NotificationType, Severity } from "~/api/types";
import type { Ledger } from "~/live/ledger";
import { type InboxFilters, type InboxPage, patchAdded, patchChanged } from "~/queries/inboxPages";
import { useLedger } from "~/queries/ledger";
import { live, useLiveQuery } from "~/queries/live";
import { followQuery, type Rules } from "~/queries/liveQuery";

const PAGE = 50;
const INBOX = "inbox";
const NEVER = {} as const;

const counts = (ledger: Ledger): InboxCounts => ledger.inbox_counts;

/** Of what is neither put away nor asleep. */
export const useInboxCounts = () => useLedger(counts);

export type InboxChange = "read" | "unread" | "seen" | "archive" | "unarchive" | "snooze";

/** `until`: of a snooze, an instant. */
export interface Mark {
  change: InboxChange;
  ids?: readonly string[];
  up_to?: string;
  until?: string;
}

/** The event that follows changes the screen, here and everywhere. */
export function useMarkEntries() {
  return useMutation({
    mutationFn: ({ change, ...body }: Mark) => api.post(`/notifications/${change}`, { body }),
    onSuccess: () => void live.catchUp().catch(() => {}),
  });
}

/** Entries as the filters want them, newest first, page by page; kept up with what happens. */
export function useInbox(filters: InboxFilters) {
  const queries = useQueryClient();
  const named = JSON.stringify(filters);
  const queryKey = useMemo(() => [INBOX, JSON.parse(named) as InboxFilters], [named]);
  useEffect(() => {
    const narrowed = JSON.parse(named) as InboxFilters;
    const again = () => void queries.invalidateQueries({ queryKey, exact: true });
    const rules: Rules<InfiniteData<InboxPage>> = {
      patch: {
        "notification.new": (data, { unread: _unread, unseen: _unseen, ...entry }) =>
          patchAdded(data, entry, narrowed),
        "notification.updated": (data, update) => {
          const next = patchChanged(data, update, narrowed);
          if (next === null) again();
          return next ?? data;
        },
      },
    };
    return followQuery(queries, live, queryKey, rules);
  }, [queries, queryKey, named]);
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam: cursor, signal }) =>
      api.get<InboxPage>("/notifications", { query: { ...queryOf(filters), limit: PAGE, cursor }, signal }),
    initialPageParam: "",
    staleTime: 0,
    getNextPageParam: (last) => last.next_cursor,
  });
  const entries = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data]);
  return {
    entries,
    isLoading: pages.isPending,
    isLoadingMore: pages.isFetchingNextPage,
    hasMore: pages.hasNextPage,
    error: pages.error,
    loadMore: () => void (pages.isFetching || pages.fetchNextPage()),
    retry: () => void pages.refetch(),
  };
}

function queryOf({ shown, type, severity }: InboxFilters) {
  return {
    unread: shown === "unread" || undefined,
    archived: shown === "archived" || undefined,
    snoozed: shown === "snoozed" || undefined,
    type,
    severity,
  } satisfies {
    type?: NotificationType | undefined;
    severity?: Severity | undefined;
    [name: string]: unknown;
  };
}

/** One entry by its id, wherever it is; not asked for while it is `known`. */
export function useEntry(id: string | null, known: Notification | undefined) {
  return useLiveQuery<Notification>(
    {
      queryKey: [INBOX, "one", id],
      queryFn: () => api.get<Notification>(`/notifications/${id}`),
      enabled: id !== null && known === undefined,
    },
    NEVER,
  );
}
