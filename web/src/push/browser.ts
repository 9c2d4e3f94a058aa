import { workerUrl } from "~/push/talk";

/** Whether this browser can be rung: "install" wants the app on the home screen first (iPhone, iPad). */
export type Support = "yes" | "insecure" | "install" | "no";

export function support(): Support {
  if (!window.isSecureContext) return "insecure";
  const isThere = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  if (isThere) return "yes";
  return /iPhone|iPad/.test(navigator.userAgent) ? "install" : "no";
}

/** In development the worker is not built: the server of the sources gives it as a module. */
export function registerWorker(device_id: string): Promise<ServiceWorkerRegistration> {
  return import.meta.env.DEV
    ? navigator.serviceWorker.register("/src/push/worker.ts", { type: "module", scope: "/" })
    : navigator.serviceWorker.register(workerUrl(device_id), { scope: "/", updateViaCache: "none" });
}

/**
 * The subscription under `key` (base64url), made anew where there is none or one under another key: no service
 * delivers what is signed by a key that it does not know.
 */
export async function subscribe(
  registration: ServiceWorkerRegistration,
  key: string,
): Promise<PushSubscription> {
  const held = await registration.pushManager.getSubscription();
  if (held && textOf(held.options.applicationServerKey) === key) return held;
  await held?.unsubscribe();
  await whenActive(registration);
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

/** Takes back from the screen what `isRead` knows of; `entry` is null for what is about no single one. */
export async function closeNotices(isRead: (entry: string | null) => boolean): Promise<void> {
  for (const shown of await shownNotices()) if (isRead(entryOf(shown))) shown.close();
}

/** The entries that the system shows notices of. */
export async function entriesShown(): Promise<string[]> {
  return (await shownNotices()).map(entryOf).filter((entry) => entry !== null);
}

/** On the app's icon, where there is one; 0 takes it away. */
export function setBadge(count: number): void {
  const set = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.();
  set?.catch(() => {});
}

async function shownNotices(): Promise<Notification[]> {
  if (support() !== "yes") return [];
  const registration = await navigator.serviceWorker.getRegistration("/");
  return registration ? registration.getNotifications() : [];
}

function entryOf(shown: Notification): string | null {
  const data = shown.data as { entry?: unknown } | null;
  return typeof data?.entry === "string" ? data.entry : null;
}

function whenActive(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return Promise.resolve();
  return new Promise((resolve, reject) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("The service worker could not be installed."));
    });
  });
}

function textOf(key: ArrayBuffer | null): string {
  const bytes = String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer(0)));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
