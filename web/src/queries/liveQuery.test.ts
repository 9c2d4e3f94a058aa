import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStore } from "~/lib/store";
import { createEmitter } from "~/live/emitter";
import type { Message } from "~/live/events";
import { event, row } from "~/live/fixtures";
import { followQuery, REFETCH_AFTER_MS } from "~/queries/liveQuery";

const KEY = ["payees"];

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function query() {
  const queries = new QueryClient();
  const emitter = createEmitter();
  const resynced = createStore(0);
  const isTold = createStore(false);
  const live = { on: emitter.on, onResync: resynced.subscribe, isTold };
  const tell = (seq: number, payee: string) =>
    emitter.emit(event(seq, "transaction.created", row(`t${seq}`, { payee })) as unknown as Message);
  const isStale = () => queries.getQueryState(KEY)?.isInvalidated;
  queries.setQueryData<string[]>(KEY, ["Baker"]);
  return { queries, live, tell, resynced, isTold, isStale };
}

test("a burst of the named events causes one reading, a little later", async () => {
  const { queries, live, tell, isStale } = query();
  const invalidate = vi.spyOn(queries, "invalidateQueries");
  followQuery<string[]>(queries, live, KEY, { refetch: ["transaction.created"] });
  for (let seq = 1; seq <= 5; seq += 1) tell(seq, "Shop");
  expect(isStale()).toBe(false);
  await vi.advanceTimersByTimeAsync(REFETCH_AFTER_MS);
  expect(isStale()).toBe(true);
  expect(invalidate).toHaveBeenCalledTimes(1);
});

test("a patch changes what is held, without a reading", async () => {
  const { queries, live, tell, isStale } = query();
  followQuery<string[]>(queries, live, KEY, {
    patch: { "transaction.created": (data, { payee }) => [...data, payee ?? ""] },
  });
  tell(1, "Shop");
  expect(queries.getQueryData(KEY)).toEqual(["Baker", "Shop"]);
  await vi.advanceTimersByTimeAsync(REFETCH_AFTER_MS);
  expect(isStale()).toBe(false);
});

test("an event that meets a reading under way is not patched into it: it is read again", async () => {
  const { queries, live, tell } = query();
  followQuery<string[]>(queries, live, KEY, {
    patch: { "transaction.created": (data, { payee }) => [...data, payee ?? ""] },
  });
  let answer = (_rows: string[]) => {};
  const queryFn = () =>
    new Promise<string[]>((resolve) => {
      answer = resolve;
    });
  const reading = queries.fetchQuery({ queryKey: KEY, queryFn });
  tell(1, "Shop");
  await vi.advanceTimersByTimeAsync(0);
  answer(["Baker", "Shop"]);
  await reading;
  expect(queries.getQueryData(KEY)).toEqual(["Baker", "Shop"]);
  await vi.advanceTimersByTimeAsync(REFETCH_AFTER_MS);
  expect(queries.getQueryState(KEY)?.isInvalidated).toBe(true);
});

test("a snapshot in place of events is a reason to read, and an ended one is deaf", async () => {
  const { queries, live, tell, resynced, isStale } = query();
  const end = followQuery<string[]>(queries, live, KEY, { refetch: ["transaction.created"] });
  resynced.set(1);
  await vi.advanceTimersByTimeAsync(REFETCH_AFTER_MS);
  expect(isStale()).toBe(true);
  queries.setQueryData<string[]>(KEY, []);
  end();
  tell(1, "Shop");
  resynced.set(2);
  await vi.advanceTimersByTimeAsync(REFETCH_AFTER_MS);
  expect(isStale()).toBe(false);
});

test("while analytics come by themselves only what they do not tell is read again", async () => {
  const { queries, live, tell, isTold, isStale } = query();
  followQuery<string[]>(queries, live, KEY, {
    untold: ["transaction.created"],
    isMore: (data, type, payload) =>
      data.length > 0 && type === "transaction.created" && "payee" in payload && payload.payee === "Old",
  });
  isTold.set(true);
  tell(1, "Shop");
  await vi.advanceTimersByTimeAsync(REFETCH_AFTER_MS);
  expect(isStale()).toBe(false);
  tell(2, "Old");
  await vi.advanceTimersByTimeAsync(REFETCH_AFTER_MS);
  expect(isStale()).toBe(true);
});

test("where no analytics come, the same events cause a reading", async () => {
  const { queries, live, tell, isStale } = query();
  followQuery<string[]>(queries, live, KEY, { untold: ["transaction.created"], after_ms: 900 });
  tell(1, "Shop");
  await vi.advanceTimersByTimeAsync(899);
  expect(isStale()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isStale()).toBe(true);
});
