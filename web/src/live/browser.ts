import { type Api, api } from "~/api/client";
import { ApiProblem, SignedOut } from "~/api/problem";
import { type Session, session } from "~/api/session";
import type { Snapshot } from "~/api/types";
import { newId } from "~/lib/ids";
import type { Durable } from "~/live/events";
import type { LivePorts } from "~/live/live";
import type { Probe, Wire } from "~/live/socket";

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
    newId,
    readSnapshot: () => using.api.get<Snapshot>("/snapshot"),
    async readEvents(since, epoch) {
      try {
        const answer = await using.api.get<{ events: Durable[] }>("/events", { query: { since, epoch } });
        return answer.events;
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 410) return null;
        throw error;
      }
    },
  };
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
