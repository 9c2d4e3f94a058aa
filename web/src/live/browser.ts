import { type Api, api } from "~/api/client";
import { ApiProblem, SignedOut } from "~/api/problem";
import { type Session, session } from "~/api/session";
import type { Snapshot } from "~/api/types";
import { newId } from "~/lib/ids";
import type { EventsPage } from "~/live/http";
import type { LivePorts } from "~/live/live";
import type { Probe, Wire } from "~/live/socket";
import type { TabPorts, Word } from "~/live/tabs";

/** The real network, clock and dice of a browser: the only place that opens a socket. */
export function browserPorts(using: { api: Api; session: Session } = { api, session }): LivePorts {
  return {
    open(query, protocols) {
      const scheme = location.protocol === "https:" ? "wss:" : "ws:";
      const address = `${scheme}//${location.host}/api/v1/ws${query}`;
      // A WebSocket's handlers take the whole event; a wire promises to give them less.
      return new WebSocket(address, protocols) as unknown as Wire;
    },
    token: (valid_s) => using.session.freshToken(valid_s),
    refresh: () => using.session.refresh(),
    isSignedOut: (error) => error instanceof SignedOut,
    probe: () => probe(using.session),
    isOnline: () => navigator.onLine,
    random: () => Math.random(),
    later: (run, delay_ms) => window.setTimeout(run, delay_ms),
    cancel: (timer) => window.clearTimeout(timer),
    now: () => Date.now(),
    isVisible: () => document.visibilityState === "visible",
    newId,
    readSnapshot: () => using.api.get<Snapshot>("/snapshot"),
    async readEvents(since, epoch, wait = 0, signal) {
      try {
        const query = { since, epoch, wait };
        return await using.api.get<EventsPage>("/events", signal ? { query, signal } : { query });
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 410) return null;
        throw error;
      }
    },
    openStream: (since, epoch, signal, onText) => openStream(using.session, { since, epoch, signal, onText }),
  };
}

/** Null where a browser cannot share a connection between tabs (no secure context, or too old). */
export function browserTabs(ports: LivePorts): TabPorts | null {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks || typeof BroadcastChannel === "undefined") return null;
  return {
    ...ports,
    openChannel(name, onWord) {
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => onWord(data as Word);
      return { post: (word) => channel.postMessage(word), close: () => channel.close() };
    },
    lock: (name, how, held) => locks.request(name, how, held),
  };
}

interface Streaming {
  since: number;
  epoch: string;
  signal: AbortSignal;
  onText(text: string): void;
}

async function openStream(session: Session, { since, epoch, signal, onText }: Streaming): Promise<void> {
  const address = `/api/v1/events/stream?since=${since}&epoch=${encodeURIComponent(epoch)}`;
  const headers = { Authorization: `Bearer ${await session.freshToken()}`, Accept: "text/event-stream" };
  const response = await fetch(address, { headers, signal, cache: "no-store" });
  const isStream = response.headers.get("Content-Type")?.startsWith("text/event-stream");
  if (!response.ok || !response.body || !isStream) throw new ApiProblem(response.status, {}, null);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) onText(piece.value);
}

async function probe(session: Session): Promise<Probe> {
  try {
    const token = await session.freshToken();
    const response = await fetch("/api/v1/ws", { headers: { Authorization: `Bearer ${token}` } });
    const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
    return { status: response.status, retry_after_s: Number.isFinite(seconds) ? seconds : null };
  } catch {
    return null;
  }
}
