/**
 * The service worker: shows what is pushed while no page is open, and leads back into the app. It caches
 * nothing and answers no request.
 */
import { keptOf, readPush } from "~/push/notice";
import { type Ask, deviceOf } from "~/push/talk";

declare const self: ServiceWorkerGlobalScope;

/** How long a page may take to answer; a frozen one never does. */
const ANSWERS_MS = 1_500;
const API = "/api/v1";
const ICON = "/icon-192.png";
const BADGE = "/badge-96.png";

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("push", (event) => event.waitUntil(show(event.data?.text() ?? "")));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(press(event.notification, event.action));
});
self.addEventListener("pushsubscriptionchange", (event) => {
  (event as ExtendableEvent).waitUntil(subscribeAgain());
});

async function show(text: string): Promise<void> {
  const { title, body, tag, actions, badge, closes, kept } = readPush(text, self.location.origin);
  // Without `renotify` what takes another's place comes without a sound.
  const further = { actions, ...(tag ? { tag, renotify: true } : {}) };
  await self.registration.showNotification(title, { body, data: kept, icon: ICON, badge: BADGE, ...further });
  // What is the only thing unread says that all else on the screen has been read.
  await withdraw((entry) => closes.includes(entry) || (badge === 1 && entry !== kept.entry));
  if (badge !== null) await setBadge(badge);
  if (kept.displayed) await report(kept.displayed);
}

async function withdraw(isRead: (entry: string) => boolean): Promise<void> {
  for (const shown of await self.registration.getNotifications()) {
    const { entry } = keptOf(shown.data);
    if (entry !== null && isRead(entry)) shown.close();
  }
}

async function setBadge(count: number): Promise<void> {
  await (count > 0 ? self.navigator.setAppBadge?.(count) : self.navigator.clearAppBadge?.())?.catch(() => {});
}

async function press(shown: Notification, action: string): Promise<void> {
  const { path, entry, clicked } = keptOf(shown.data);
  const done = action === "read" && entry !== null ? markRead(entry) : open(path);
  await Promise.all([done, clicked ? report(clicked) : null]);
}

/** Brings an open page to the front and there; opens one where there is none. */
async function open(path: string): Promise<void> {
  for (const page of await pages()) {
    const focused = await page.focus().catch(() => page);
    if (await ask(focused, { type: "open", path })) return;
  }
  await self.clients.openWindow(path);
}

/** By a page that is open, else from here; signed out, the page that opens leads through the sign-in. */
async function markRead(entry: string): Promise<void> {
  for (const page of await pages()) if (await ask(page, { type: "read", entry })) return;
  const answer = await send("POST", "/notifications/read", { ids: [entry] });
  if (!answer?.ok) await self.clients.openWindow(`/inbox?read=${encodeURIComponent(entry)}`);
}

/** The one in front first. */
async function pages(): Promise<readonly WindowClient[]> {
  const all = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const rank = (page: WindowClient) => (page.focused ? 0 : page.visibilityState === "visible" ? 1 : 2);
  return [...all].sort((a, b) => rank(a) - rank(b));
}

/** Whether the page has taken it over. */
function ask(page: WindowClient, what: Ask): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ANSWERS_MS);
    port1.onmessage = () => {
      clearTimeout(timer);
      resolve(true);
    };
    page.postMessage(what, [port2]);
  });
}

/** Browsers end subscriptions as they please; a page that starts later looks, too. */
async function subscribeAgain(): Promise<void> {
  for (const page of await pages()) if (await ask(page, { type: "subscribe" })) return;
  const answer = await send("GET", "/push-config");
  if (!answer?.ok) return;
  const { kind, key } = (await answer.json()) as { kind: string; key: string };
  // Firebase is registered with by a page alone: the next that starts.
  if (kind !== "vapid") return;
  const { pushManager } = self.registration;
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  await send("POST", "/notification-preferences/web-push", {
    ...subscription.toJSON(),
    device_id: deviceOf(self.location.search),
    renewal: true,
  });
}

/** With the sign-in of this browser, as its cookie says; null: it has none, or there is no network. */
async function send(method: string, path: string, body?: object): Promise<Response | null> {
  try {
    const signed_in = await request("POST", "/auth/refresh", {});
    if (!signed_in.ok) return null;
    const { access_token } = (await signed_in.json()) as { access_token: string };
    return await request(method, path, body, access_token);
  } catch {
    return null;
  }
}

function request(method: string, path: string, body?: object, token?: string): Promise<Response> {
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  const init: RequestInit = { method, credentials: "same-origin", headers };
  if (body) init.body = JSON.stringify(body);
  return fetch(API + path, init);
}

/** The address carries its own signature. That it was shown or pressed is nice to know, and no more. */
async function report(url: string): Promise<void> {
  await fetch(url, { method: "POST", credentials: "omit" }).catch(() => {});
}
