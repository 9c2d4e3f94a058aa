import { QueryClient } from "@tanstack/react-query";
import { ApiProblem, NoAnswer } from "~/api/problem";

const RETRIES = 2;

/** Without network a request fails at once and says so; nothing waits unseen for better times. */
export const client = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: "always",
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < RETRIES && isPassing(error),
      retryDelay: (count) => 400 * 2 ** count,
    },
    mutations: { networkMode: "always", retry: false },
  },
});

function isPassing(error: unknown): boolean {
  if (error instanceof NoAnswer) return true;
  return error instanceof ApiProblem && (error.status === 503 || error.status === 502);
}
