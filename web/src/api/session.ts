import { ApiProblem, NoAnswer, SignedOut } from "~/api/problem";
import type { Household, SignedIn, User } from "~/api/types";
import { createStore, type Store } from "~/lib/store";

/** `ended` says that a session there was has ended, in contrast to never having signed in. */
export type SessionState =
  | { status: "unknown"; unreachable: boolean }
  | { status: "signed_out"; ended: boolean }
  | { status: "signed_in"; user: User; household: Household | null };

export interface SessionPorts {
  fetch: typeof fetch;
  now: () => number;
  later: (run: () => void, delay_ms: number) => number;
  cancel: (timer: number) => void;
}

export interface Session {
  readonly state: Store<SessionState>;
  /** Asks for a session by the refresh cookie. Network trouble leaves the state "unknown". */
  start(): Promise<void>;
  adopt(answer: SignedIn): void;
  /** A token with at least `valid_s` seconds left; refreshes when there is none. */
  freshToken(valid_s?: number): Promise<string>;
  /** One refresh at a time, whoever asks. Throws SignedOut, NoAnswer or ApiProblem. */
  refresh(): Promise<string>;
  forget(ended: boolean): void;
  onRefreshed(listener: (token: string) => void): () => void;
}

/** So long before its end a token is replaced, while the old one still serves. */
export const REFRESH_BEFORE_S = 60;

export function createSession(ports: SessionPorts): Session {
  const state = createStore<SessionState>({ status: "unknown", unreachable: false });
  const listeners = new Set<(token: string) => void>();
  let token = "";
  let expires_at_ms = 0;
  let timer: number | null = null;
  let flight: Promise<string> | null = null;
  // A refresh that began before signing out must not sign in again.
  let generation = 0;

  function adopt(answer: SignedIn): void {
    generation += 1;
    token = answer.access_token;
    expires_at_ms = ports.now() + answer.expires_in * 1000;
    renewIn(Math.max(answer.expires_in / 2, answer.expires_in - REFRESH_BEFORE_S));
    state.set({ status: "signed_in", user: answer.user, household: answer.household });
    for (const listener of [...listeners]) listener(token);
  }

  function renewIn(delay_s: number): void {
    if (timer !== null) ports.cancel(timer);
    timer = ports.later(() => {
      timer = null;
      // Without network the next request, or the socket, asks again.
      refresh().catch(() => {});
    }, delay_s * 1000);
  }

  function forget(ended: boolean): void {
    if (timer !== null) ports.cancel(timer);
    timer = null;
    generation += 1;
    token = "";
    expires_at_ms = 0;
    state.set({ status: "signed_out", ended });
  }

  async function ask(): Promise<string> {
    const asked_in = generation;
    let response: Response;
    try {
      response = await ports.fetch("/api/v1/auth/refresh", {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: "{}",
      });
    } catch {
      throw new NoAnswer();
    }
    if (asked_in !== generation) return token || Promise.reject(new SignedOut());
    if (response.ok) {
      adopt((await response.json()) as SignedIn);
      return token;
    }
    const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    if (response.status === 401 || response.status === 403) {
      forget(state.get().status === "signed_in");
      throw new SignedOut();
    }
    throw new ApiProblem(response.status, body, response.headers.get("Retry-After"));
  }

  function refresh(): Promise<string> {
    flight ??= ask().finally(() => {
      flight = null;
    });
    return flight;
  }

  return {
    state,
    adopt,
    forget,
    refresh,
    async start() {
      try {
        await refresh();
      } catch (error) {
        if (!(error instanceof SignedOut)) state.set({ status: "unknown", unreachable: true });
      }
    },
    async freshToken(valid_s = 10) {
      if (token !== "" && expires_at_ms - ports.now() > valid_s * 1000) return token;
      return refresh();
    },
    onRefreshed(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const session = createSession({
  fetch: (...args) => fetch(...args),
  now: () => Date.now(),
  later: (run, delay_ms) => window.setTimeout(run, delay_ms),
  cancel: (timer) => window.clearTimeout(timer),
});
