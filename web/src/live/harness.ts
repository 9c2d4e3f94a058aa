/** A client at the border of a fake network and a fake clock, for the tests of this folder. */
import { vi } from "vitest";
import { NoAnswer, SignedOut } from "~/api/problem";
import type { Snapshot } from "~/api/types";
import type { LedgerCache } from "~/live/apply";
import type { Durable } from "~/live/events";
import { snapshot } from "~/live/fixtures";
import { fromSnapshot, type Ledger } from "~/live/ledger";
import { createLink } from "~/live/link";
import { createLive, type LinkOwner, type LivePorts } from "~/live/live";
import { reduce } from "~/live/reduce";
import type { Probe, Socket, Wire } from "~/live/socket";

export class FakeWire implements Wire {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly sent: { type: string; payload: Record<string, unknown>; id?: string }[] = [];
  isClosedByClient = false;
  readonly query: string;
  readonly protocols: string[];

  constructor(query: string, protocols: string[]) {
    this.query = query;
    this.protocols = protocols;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.isClosedByClient = true;
  }
  says(type: string, payload: unknown): void {
    this.onmessage?.({ data: JSON.stringify({ type, payload, timestamp: "2026-01-26T10:30:00Z" }) });
  }
  tells(...events: Durable[]): void {
    for (const event of events) this.onmessage?.({ data: JSON.stringify(event) });
  }
  ready(further: { head?: number; epoch?: string; resumed?: boolean } = {}): void {
    this.onopen?.();
    this.says("session.ready", { head: 10, epoch: "e1", resumed: true, ...further });
  }
  falls(code: number, reason = ""): void {
    this.onclose?.({ code, reason });
  }
}

export interface FakeStream {
  since: number;
  signal: AbortSignal;
  onText(text: string): void;
  end(error?: Error): void;
}

export interface World {
  wires: FakeWire[];
  online: boolean;
  visible: boolean;
  probe: Probe;
  /** What a token request does; the default gives "token-<n>". */
  tokens: { asked: number; refreshed: number; fails: Error | null };
  snapshots: { given: Snapshot; reads: number; hold: Promise<void> | null; fails: Error | null };
  /** What the server's log holds; null: it asks for a resync. */
  events: Durable[] | null;
  /** Where reading the log began, each time, and why it fails. */
  reads: number[];
  unreachable: Error | null;
  streams: FakeStream[];
  otherUser: number;
  signedOut: number;
  left: number;
  /** Every state the ledger has been in, to see that no screen saw half a commit. */
  seen: Ledger[];
}

type Connect = (ports: LivePorts, owner: LinkOwner) => Socket;

export function world(start: Snapshot = snapshot(), connect: Connect = createLink) {
  // Several worlds, as tabs of one browser, share the clock.
  if (!vi.isFakeTimers()) vi.useFakeTimers({ now: 1_000_000 });
  const w: World = {
    wires: [],
    online: true,
    visible: true,
    probe: { status: 426, retry_after_s: null },
    tokens: { asked: 0, refreshed: 0, fails: null },
    snapshots: { given: start, reads: 0, hold: null, fails: null },
    events: [],
    reads: [],
    unreachable: null,
    streams: [],
    otherUser: 0,
    signedOut: 0,
    left: 0,
    seen: [],
  };
  let ledger: Ledger = fromSnapshot(start);
  const set = (next: Ledger) => {
    ledger = next;
    w.seen.push(next);
  };
  const cache: LedgerCache = {
    get: () => ledger,
    apply: (events) => set(reduce(ledger, events, Date.now())),
    install: (given) => set(fromSnapshot(given, ledger)),
    show: () => {},
    forget: () => {},
  };
  const ports: LivePorts = {
    open: (query, protocols) => {
      const wire = new FakeWire(query, protocols);
      w.wires.push(wire);
      return wire;
    },
    token: async () => {
      w.tokens.asked += 1;
      if (w.tokens.fails) throw w.tokens.fails;
      return `token-${w.tokens.refreshed}`;
    },
    refresh: async () => {
      w.tokens.refreshed += 1;
      if (w.tokens.fails) throw w.tokens.fails;
      return `token-${w.tokens.refreshed}`;
    },
    isSignedOut: (error) => error instanceof SignedOut,
    probe: async () => w.probe,
    isOnline: () => w.online,
    random: () => 0.5,
    later: (run, delay_ms) => setTimeout(run, delay_ms) as unknown as number,
    cancel: (timer) => clearTimeout(timer),
    now: () => Date.now(),
    isVisible: () => w.visible,
    newId: () => "id-1",
    readSnapshot: async () => {
      w.snapshots.reads += 1;
      const { given, hold } = w.snapshots;
      if (hold) await hold;
      if (w.snapshots.fails) throw w.snapshots.fails;
      return given;
    },
    readEvents: async (since) => {
      w.reads.push(since);
      if (w.unreachable) throw w.unreachable;
      if (w.events === null) return null;
      const events = w.events.filter(({ seq }) => seq > since);
      return { events, head: events.at(-1)?.seq ?? since, epoch: "e1" };
    },
    openStream: (since, _epoch, signal, onText) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve());
        w.streams.push({ since, onText, end, signal });
        signal.addEventListener("abort", () => reject(new NoAnswer()));
      }),
  };
  const owner = {
    onSignedOut: () => {
      w.signedOut += 1;
    },
    onLeft: () => {
      w.left += 1;
    },
    onOtherUser: () => {
      w.otherUser += 1;
    },
  };
  const live = createLive(ports, cache, owner, (itself) => connect(ports, itself));
  const wire = (): FakeWire => {
    const last = w.wires.at(-1);
    if (!last) throw new Error("No connection was tried.");
    return last;
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const begin = async () => {
    live.start();
    await settle();
    wire().ready();
    await settle();
  };
  return { w, live, cache, wire, settle, pass, begin, phase: () => live.status.get().phase };
}
