import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { api } from "~/api/client";
import { ApiProblem } from "~/api/problem";
import { session } from "~/api/session";
import type { Device, PushConfig, Written } from "~/api/types";
import { deviceName } from "~/lib/device";
import { newId } from "~/lib/ids";
import { createStore } from "~/lib/store";
import { addressOf } from "~/push/address";
import { closeNotices, entriesShown, registerWorker, setBadge, support } from "~/push/browser";
import { DEVICES_KEY } from "~/queries/devices";

/** Whether this browser rings. `held`: it will, the server holds push now. `denied`: it was told to let nobody ring. */
export type PushStatus =
  | "unknown"
  | "on"
  | "held"
  | "off"
  | "denied"
  | "unsupported"
  | "insecure"
  | "install";

const status = createStore<PushStatus>("unknown");

/** In this browser, for whoever of its people wants it: the id of the user who does. */
const WANTED = "pennybell.push";
const DEVICE = "pennybell.device";
const DEVICES = "/notification-preferences/devices";

export function usePushStatus(): PushStatus {
  return useSyncExternalStore(status.subscribe, status.get);
}

/**
 * At every start, and when the browser says it has changed something: what was subscribed may be gone, or be under
 * a key that the server has no more. Asks nobody for anything.
 */
export async function startPush(): Promise<void> {
  const can = support();
  if (can !== "yes") return status.set(can === "no" ? "unsupported" : can);
  if (Notification.permission === "denied") return status.set("denied");
  if (Notification.permission !== "granted" || localStorage.getItem(WANTED) !== me()) {
    return status.set("off");
  }
  await ring({ renewal: true });
}

/** Only ever after a press on a button that says what for: asks the person, subscribes, and tells the server. */
export function useEnablePush() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const permission = await Notification.requestPermission();
      if (permission !== "granted") return status.set(permission === "denied" ? "denied" : "off");
      await ring({ renewal: false });
      localStorage.setItem(WANTED, me());
    },
    onSettled: () => queries.invalidateQueries({ queryKey: DEVICES_KEY }),
  });
}

export function useDisablePush() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: silence,
    onSettled: () => queries.invalidateQueries({ queryKey: DEVICES_KEY }),
  });
}

/** Rings this browser no more; the server hears of it first, as it would go on sending. */
export async function silence(): Promise<void> {
  const { items } = await api.get<{ items: Device[] }>(DEVICES);
  for (const { id } of items.filter(isThisBrowser)) await api.delete(`${DEVICES}/${id}`);
  await unsubscribe();
}

async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  const held = await registration?.pushManager.getSubscription();
  await held?.unsubscribe();
  localStorage.removeItem(WANTED);
  status.set("off");
}

/** What the system still shows of entries that have been read; what rings while the server is asked stays. */
export async function closeRead(): Promise<void> {
  const shown = new Set(await entriesShown());
  if (shown.size === 0) return;
  const query = { unread: true, limit: 200 };
  const { items } = await api.get<{ items: { id: string }[] }>("/notifications", { query });
  const unread = new Set(items.map(({ id }) => id));
  await closeNotices((entry) => entry !== null && shown.has(entry) && !unread.has(entry));
}

/** Whoever uses this browser next sees nothing of it. */
export function forgetNotices(): void {
  void closeNotices(() => true).catch(() => {});
  setBadge(0);
}

/** `renewal`: nobody has just asked for it; where this browser was forgotten on another device, it stays silent. */
async function ring({ renewal }: { renewal: boolean }): Promise<void> {
  const worker = await registerWorker(deviceId());
  const config = await api.get<PushConfig>("/push-config");
  const { path, body } = await addressOf(config, worker);
  const device_name = deviceName(navigator.userAgent);
  const told = { ...body, device_id: deviceId(), device_name, renewal };
  try {
    await api.post<Written<Device>>(path, { body: told });
  } catch (error) {
    if (!(error instanceof ApiProblem && error.code === "device_forgotten")) throw error;
    return unsubscribe();
  }
  status.set(config.enabled ? "on" : "held");
}

/** Whether a device of the list is the browser one is looking at. */
export function isThisBrowser({ device_id }: Device): boolean {
  return device_id !== null && device_id === localStorage.getItem(DEVICE);
}

function deviceId(): string {
  const known = localStorage.getItem(DEVICE) ?? newId();
  localStorage.setItem(DEVICE, known);
  return known;
}

function me(): string {
  const now = session.state.get();
  return now.status === "signed_in" ? now.user.id : "";
}
