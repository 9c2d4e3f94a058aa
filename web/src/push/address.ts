import { NoAnswer } from "~/api/problem";
import type { PushConfig } from "~/api/types";
import { subscribe } from "~/push/browser";

/** Where to tell the server of this browser, and what. */
export interface PushAddress {
  path: string;
  body: object;
}

const NO_FIREBASE =
  "This server rings browsers by Google's Firebase, and Firebase did not register this one. Something may block it, such as an ad blocker.";

/** The subscription itself or, where the server says so, what Firebase makes of it. Asks nobody for leave. */
export async function addressOf(
  { kind, key, firebase }: PushConfig,
  worker: ServiceWorkerRegistration,
  load = () => import("~/push/firebase"),
): Promise<PushAddress> {
  // Firebase would take a subscription under another key as it is.
  const subscription = await subscribe(worker, key);
  if (kind === "vapid" || !firebase) {
    return { path: "/notification-preferences/web-push", body: subscription.toJSON() };
  }
  const { tokenOf } = await load();
  const token = await tokenOf(worker, key, firebase).catch(() => {
    throw new NoAnswer(NO_FIREBASE);
  });
  return { path: "/notification-preferences/fcm-token", body: { token, platform: "web" } };
}
