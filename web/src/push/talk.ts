/** What the worker asks of an open page. The page answers by the port that came along: it has taken it over. */
export type Ask =
  | { type: "open"; path: string }
  | { type: "read"; entry: string }
  /** The browser has changed its subscription: send the new one. */
  | { type: "subscribe" };

export function isAsk(data: unknown): data is Ask {
  const type = typeof data === "object" && data !== null ? (data as { type?: unknown }).type : undefined;
  return type === "open" || type === "read" || type === "subscribe";
}

/** The worker's script; it is told by its own address which device it is on. */
export function workerUrl(device_id: string): string {
  return `/worker.js?device=${encodeURIComponent(device_id)}`;
}

export function deviceOf(search: string): string | null {
  return new URLSearchParams(search).get("device");
}
