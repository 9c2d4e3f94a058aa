import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { api } from "~/api/client";
import type { ActivityChoices, ActivityList } from "~/api/types";
import type { Ledger } from "~/live/ledger";
import { type ActivityFilters, patchNew, patchRead, type Viewer } from "~/queries/activityPages";
import { useHousehold, useLedger, useMembers, useUser } from "~/queries/ledger";
import { live } from "~/queries/live";
import { followQuery, type Rules } from "~/queries/liveQuery";

const PAGE = 40;
const ACTIVITY = "activity";

const unread = (ledger: Ledger): number => ledger.activity_unread;

/** How much of what others did this person has not read. */
export const useActivityUnread = () => useLedger(unread);

/** Entries as the filters want them, newest first, page by page; kept up with what happens. */
export function useActivity(filters: ActivityFilters) {
  const queries = useQueryClient();
  const viewer = useViewer();
  const named = JSON.stringify(filters);
  const queryKey = useMemo(() => [ACTIVITY, JSON.parse(named) as ActivityFilters], [named]);
  useEffect(() => {
    const narrowed = JSON.parse(named) as ActivityFilters;
    const rules: Rules<InfiniteData<ActivityList>> = {
      patch: {
        "activity.new": (data, entry) => patchNew(data, entry, narrowed, viewer),
        "activity.read": patchRead,
      },
    };
    return followQuery(queries, live, queryKey, rules);
  }, [queries, queryKey, named, viewer]);
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam: cursor, signal }) =>
      api.get<ActivityList>("/activity", { query: { ...queryOf(filters), limit: PAGE, cursor }, signal }),
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

/** The event that follows changes the screen, here and everywhere. */
export function useMarkActivity() {
  return useMutation({
    mutationFn: (mark: { ids?: readonly string[]; up_to?: string }) =>
      api.post("/activity/mark-read", { body: mark }),
    onSuccess: () => void live.catchUp().catch(() => {}),
  });
}

/** What the activity can be narrowed to. */
export function useActivityChoices() {
  return useQuery({
    queryKey: [ACTIVITY, "choices"],
    queryFn: () => api.get<ActivityChoices>("/activity/filters"),
  });
}

function useViewer(): Viewer {
  const { id: me } = useUser();
  const { timezone } = useHousehold();
  const members = useMembers();
  return useMemo(() => {
    const names = new Map(members.map(({ user_id, name }) => [user_id, name]));
    return { me, timezone, name: (id) => names.get(id) ?? null };
  }, [me, timezone, members]);
}

function queryOf({ member, kind, account, category, from, to }: ActivityFilters) {
  return { member, kind, account_id: account, category_id: category, from, to };
}
