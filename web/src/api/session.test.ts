import { expect, test } from "vitest";
import { createApi } from "~/api/client";
import { ApiProblem, NoAnswer, SignedOut } from "~/api/problem";
import { createSession } from "~/api/session";

const household = { id: "h1", name: "Home", timezone: "UTC", currency: "EUR", version: 1, created_at: "" };
const user = {
  id: "u1",
  email: "a@b.c",
  name: "A",
  timezone: "UTC",
  locale: "en",
  is_admin: false,
  version: 1,
  created_at: "",
};

function setup(answers: (path: string, headers: Headers) => Response | Promise<Response>) {
  let now = 0;
  const calls: string[] = [];
  const fetcher: typeof fetch = async (input, init) => {
    const path = String(input);
    calls.push(path);
    return answers(path, new Headers(init?.headers));
  };
  const timers: { run: () => void; at_ms: number }[] = [];
  const session = createSession({
    fetch: fetcher,
    now: () => now,
    later: (run, delay_ms) => timers.push({ run, at_ms: now + delay_ms }) - 1,
    cancel: (timer) => {
      timers[timer] = { run: () => {}, at_ms: Number.POSITIVE_INFINITY };
    },
  });
  const fire = () => {
    for (const timer of [...timers]) if (timer.at_ms <= now) timer.run();
  };
  const api = createApi(session, fetcher);
  return {
    session,
    api,
    calls,
    advance: (ms: number) => {
      now += ms;
      fire();
    },
  };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const signedIn = (token: string) =>
  json(200, { access_token: token, token_type: "Bearer", expires_in: 900, user, household });

test("the cookie signs in on load, and no cookie means signed out without an error", async () => {
  const known = setup(() => signedIn("t1"));
  await known.session.start();
  expect(known.session.state.get().status).toBe("signed_in");

  const stranger = setup(() => json(401, { code: "refresh_invalid" }));
  await stranger.session.start();
  expect(stranger.session.state.get()).toEqual({ status: "signed_out", ended: false });
});

test("a server that does not answer on load leaves it open whether one is signed in", async () => {
  const { session } = setup(() => Promise.reject(new TypeError("network")));
  await session.start();
  expect(session.state.get()).toEqual({ status: "unknown", unreachable: true });
});

test("many who need a token at once cause one refresh", async () => {
  const { session, calls } = setup(() => signedIn("t1"));
  const tokens = await Promise.all([session.freshToken(), session.freshToken(), session.refresh()]);
  expect(tokens).toEqual(["t1", "t1", "t1"]);
  expect(calls).toEqual(["/api/v1/auth/refresh"]);
});

test("a token is replaced a minute before it expires, without anybody asking", async () => {
  const { session, calls, advance } = setup(() => signedIn("t"));
  await session.start();
  advance(839_000);
  expect(calls).toHaveLength(1);
  advance(1_000);
  expect(calls).toHaveLength(2);
});

test("a token that ran out while the device slept is not used", async () => {
  let asked = 0;
  const { session, advance } = setup(() => {
    asked += 1;
    return asked === 2 ? Promise.reject(new TypeError("asleep")) : signedIn(`t${asked}`);
  });
  await session.start();
  advance(895_000);
  await session.refresh().catch(() => {});
  expect(await session.freshToken(10)).toBe("t3");
});

test("whoever signed out is not signed in again by a timer", async () => {
  const { session, calls, advance } = setup(() => signedIn("t"));
  await session.start();
  session.forget(false);
  advance(3_600_000);
  expect(calls).toHaveLength(1);
  expect(session.state.get().status).toBe("signed_out");
});

test("a 401 is tried once more with a fresh token, and only once", async () => {
  let refreshed = 0;
  const { session, api, calls } = setup((path, headers) => {
    if (path.endsWith("/auth/refresh")) {
      refreshed += 1;
      return signedIn(`t${refreshed}`);
    }
    return headers.get("Authorization") === "Bearer t2"
      ? json(200, { fine: true })
      : json(401, { code: "token_expired" });
  });
  await session.start();
  expect(await api.get("/me")).toEqual({ fine: true });
  expect(calls.filter((path) => path.endsWith("/me"))).toHaveLength(2);

  const stubborn = setup((path) =>
    path.endsWith("/auth/refresh") ? signedIn("t") : json(401, { code: "no" }),
  );
  await stubborn.session.start();
  await expect(stubborn.api.get("/me")).rejects.toMatchObject({ status: 401 });
  expect(stubborn.calls.filter((path) => path.endsWith("/me"))).toHaveLength(2);
});

test("a refresh that is refused ends the session, one that gets no answer does not", async () => {
  let mode: "ok" | "down" | "refused" = "ok";
  const { session } = setup(() => {
    if (mode === "down") return Promise.reject(new TypeError("network"));
    return mode === "ok" ? signedIn("t") : json(401, { code: "refresh_invalid" });
  });
  await session.start();
  mode = "down";
  await expect(session.refresh()).rejects.toBeInstanceOf(NoAnswer);
  expect(session.state.get().status).toBe("signed_in");
  mode = "refused";
  await expect(session.refresh()).rejects.toBeInstanceOf(SignedOut);
  expect(session.state.get()).toEqual({ status: "signed_out", ended: true });
});

test("a refresh under way while somebody signs out does not sign in again", async () => {
  let answer: (response: Response) => void = () => {};
  const { session } = setup(() => new Promise<Response>((resolve) => (answer = resolve)));
  const pending = session.refresh();
  session.forget(false);
  answer(signedIn("late"));
  await expect(pending).rejects.toBeInstanceOf(SignedOut);
  expect(session.state.get().status).toBe("signed_out");
});

test("a refusal keeps its code, its fields and the time to wait", async () => {
  const { session, api } = setup((path) =>
    path.endsWith("/auth/refresh")
      ? signedIn("t")
      : json(
          422,
          {
            title: "Invalid",
            code: "invalid",
            detail: "No.",
            errors: [{ field: "body.amount_minor", message: "Too large." }],
          },
          { "Retry-After": "3" },
        ),
  );
  await session.start();
  const problem = await api.post("/transactions", { body: {} }).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({
    code: "invalid",
    retry_after_s: 3,
    fields: { amount_minor: "Too large." },
  });
});
