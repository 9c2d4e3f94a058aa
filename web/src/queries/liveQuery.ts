import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { Heard } from "~/live/emitter";
import type { Live } from "~/live/live";

/** What events mean to a query that holds a `T`. */
export interface Rules<T> {
  /** After these it is read again. */
  refetch?: readonly (keyof Heard)[];
  /** After these too, unless analytics come by themselves and tell all there is to know: `isMore` says no. */
  untold?: readonly (keyof Heard)[];
  /** Whether an event changes what no analytics tell. */
  isMore?: (data: T, type: keyof Heard, payload: object) => boolean;
  /** How long a burst may last that causes one reading. */
  after_ms?: number;
  /** These carry all there is to know: the data as they leave it. */
  patch?: { [E in keyof Heard]?: (data: T, payload: Heard[E]) => T };
}

/** A burst of events causes one reading, if nothing else is said. */
export const REFETCH_AFTER_MS = 100;

/** Keeps one query up with events; the answer ends it. */
export function followQuery<T>(
  queries: QueryClient,
  live: Pick<Live, "on" | "onResync" | "isTold">,
  queryKey: QueryKey,
  rules: Rules<T>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;

  function refetch(): void {
    timer ??= setTimeout(() => {
      timer = null;
      void queries.invalidateQueries({ queryKey, exact: true });
    }, rules.after_ms ?? REFETCH_AFTER_MS);
  }

  function refetchUntold<E extends keyof Heard>(type: E): () => void {
    return live.on(type, (payload) => {
      const data = queries.getQueryData<T>(queryKey);
      const isMore = data === undefined || rules.isMore?.(data, type, payload);
      if (!live.isTold.get() || isMore) refetch();
    });
  }

  function patchWith<E extends keyof Heard>(type: E): () => void {
    return live.on(type, (payload) => {
      // An answer that is under way may have been read before this event or after it.
      if (queries.isFetching({ queryKey, exact: true }) > 0) return refetch();
      const data = queries.getQueryData<T>(queryKey);
      const patch = rules.patch?.[type];
      if (data !== undefined && patch) queries.setQueryData<T>(queryKey, patch(data, payload));
    });
  }

  const patched = Object.keys(rules.patch ?? {}) as (keyof Heard)[];
  const ends = [
    live.onResync(refetch),
    ...(rules.refetch ?? []).map((type) => live.on(type, refetch)),
    ...(rules.untold ?? []).map((type) => refetchUntold(type)),
    ...patched.map((type) => patchWith(type)),
  ];
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const end of ends) end();
  };
}
