import {
  type InfiniteData,
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "~/api/client";
import type {
  NewWebhook,
  TestAnswer,
  Webhook,
  WebhookChanges,
  WebhookDelivery,
  WebhookDeliveryList,
  WebhookWithSecret,
  Written,
} from "~/api/types";
import { useLiveQuery } from "~/queries/live";

const WEBHOOKS_KEY = ["webhooks"] as const;
const PATH = "/webhooks";

/** One that fails is switched off, and its person told. */
const BY_NOTICES = { refetch: ["notification.new"] } as const;

/** While something is on its way; no event says what became of it. */
const LOOK_MS = 3_000;

/** This person's, oldest first. */
export function useWebhooks() {
  return useLiveQuery(
    {
      queryKey: WEBHOOKS_KEY,
      queryFn: () => api.get<{ items: Webhook[] }>(PATH),
      select: ({ items }: { items: Webhook[] }) => items,
    },
    BY_NOTICES,
  );
}

/** The answer holds the secret: this once. */
export function useCreateWebhook() {
  return useWriting(({ draft, key }: { draft: NewWebhook; key: string }) =>
    api.post<WebhookWithSecret>(PATH, { body: draft, idempotency_key: key }),
  );
}

export function useEditWebhook() {
  return useWriting(({ id, version, changes }: { id: string; version: number; changes: WebhookChanges }) =>
    api.patch<Written<Webhook>>(`${PATH}/${id}`, { body: changes, version }),
  );
}

/** The answer holds the new secret: this once. */
export function useRotateSecret() {
  return useWriting((id: string) => api.post<WebhookWithSecret>(`${PATH}/${id}/rotate`));
}

/** `onGone` is called before the list is read anew, which takes what shows the webhook off the screen. */
export function useDeleteWebhook(onGone: () => void) {
  return useWriting((id: string) => api.delete(`${PATH}/${id}`), onGone);
}

/** Sends one, and waits for what it answers. */
export function useTestWebhook() {
  return useWriting((id: string) => api.post<TestAnswer>(`${PATH}/${id}/test`));
}

/** What was sent there, newest first, page by page. */
export function useWebhookLog(id: string) {
  const pages = useInfiniteQuery<
    WebhookDeliveryList,
    Error,
    InfiniteData<WebhookDeliveryList>,
    QueryKey,
    string | null
  >({
    queryKey: [...WEBHOOKS_KEY, id, "log"],
    queryFn: ({ pageParam: cursor }) => api.get(`${PATH}/${id}/deliveries`, { query: { cursor } }),
    initialPageParam: null,
    staleTime: 0,
    getNextPageParam: (last) => last.next_cursor,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some(isUnderWay) ? LOOK_MS : false),
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

function isUnderWay({ state }: WebhookDelivery): boolean {
  return state === "pending" || state === "leased";
}

function useWriting<Asked, Answer>(mutationFn: (asked: Asked) => Promise<Answer>, onSuccess = () => {}) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess,
    onSettled: () => queries.invalidateQueries({ queryKey: WEBHOOKS_KEY }),
  });
}
