import { expect, test } from "vitest";
import { sentence } from "~/api/problem";
import type { PushConfig } from "~/api/types";
import { addressOf } from "~/push/address";

const KEY = "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM";
const OTHER = `B${"A".repeat(86)}`;
const VAPID: PushConfig = { enabled: true, kind: "vapid", key: KEY, firebase: null };
const GOOGLE = { api_key: "AIza", project_id: "p", app_id: "1:2:web:3", messaging_sender_id: "2" };
const FIREBASE: PushConfig = { enabled: true, kind: "firebase", key: KEY, firebase: GOOGLE };

/** A browser with a worker, as far as subscriptions go; `key`: of the one it holds. */
function browser(key: string | null) {
  let count = 0;
  let held = key === null ? null : made(key);
  function made(under: string) {
    count += 1;
    const endpoint = `https://push.example/${count}`;
    const bytes = Uint8Array.from(atob(under.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
      c.charCodeAt(0),
    );
    return {
      endpoint,
      options: { applicationServerKey: bytes.buffer },
      toJSON: () => ({ endpoint, keys: { p256dh: "p", auth: "a" } }),
      unsubscribe: async () => {
        held = null;
        return true;
      },
    };
  }
  const pushManager = {
    getSubscription: async () => held,
    subscribe: async (given: { applicationServerKey: string; userVisibleOnly: boolean }) => {
      if (held) throw new Error("InvalidStateError: subscribed under another key");
      if (!given.userVisibleOnly) throw new Error("NotAllowedError");
      held = made(given.applicationServerKey);
      return held;
    },
  };
  return { active: {}, pushManager } as unknown as ServiceWorkerRegistration;
}

function firebase(answer: () => Promise<string>) {
  const asked: unknown[] = [];
  const load = async () => ({
    tokenOf: (worker: ServiceWorkerRegistration, key: string, config: object) => {
      asked.push([worker, key, config]);
      return answer();
    },
  });
  return { asked, load };
}

async function neverLoaded(): Promise<never> {
  throw new Error("Firebase was loaded");
}

test("by VAPID the subscription itself is told, and nothing of Firebase is loaded", async () => {
  expect(await addressOf(VAPID, browser(null), neverLoaded)).toEqual({
    path: "/notification-preferences/web-push",
    body: { endpoint: "https://push.example/1", keys: { p256dh: "p", auth: "a" } },
  });
});

test("a subscription under the key is kept, one under another is made anew", async () => {
  const kept = await addressOf(VAPID, browser(KEY), neverLoaded);
  expect(kept.body).toMatchObject({ endpoint: "https://push.example/1" });
  const anew = await addressOf(VAPID, browser(OTHER), neverLoaded);
  expect(anew.body).toMatchObject({ endpoint: "https://push.example/2" });
});

test("by Firebase its token is told, of a subscription under Firebase's key", async () => {
  const worker = browser(OTHER);
  const { asked, load } = firebase(async () => "token-1");
  expect(await addressOf(FIREBASE, worker, load)).toEqual({
    path: "/notification-preferences/fcm-token",
    body: { token: "token-1", platform: "web" },
  });
  expect(asked).toEqual([[worker, KEY, GOOGLE]]);
  expect((await worker.pushManager.getSubscription())?.endpoint).toBe("https://push.example/2");
});

test("a Firebase that is blocked is said so in a sentence", async () => {
  const { load } = firebase(() => Promise.reject(new Error("messaging/token-subscribe-failed")));
  const refused = await addressOf(FIREBASE, browser(null), load).catch(sentence);
  expect(refused).toContain("Firebase did not register this one");
});
