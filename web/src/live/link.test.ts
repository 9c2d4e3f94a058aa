import { afterEach, describe, expect, test, vi } from "vitest";
import { NoAnswer } from "~/api/problem";
import { event, row } from "~/live/fixtures";
import { type FakeStream, type World, world } from "~/live/harness";

afterEach(() => {
  vi.useRealTimers();
});

const bought = (seq: number) => event(seq, "transaction.created", row(`t${seq}`));
const frame = (seq: number) => `id: e1:${seq}\nevent: gone\ndata: ${JSON.stringify(bought(seq))}\n\n`;

function newestStream(w: World): FakeStream {
  const last = w.streams.at(-1);
  if (!last) throw new Error("No stream was opened.");
  return last;
}

/** A client of a server whose socket is switched off, served by the event stream. */
async function streaming() {
  const all = world();
  all.w.probe = { status: 503, retry_after_s: null };
  all.live.start();
  await all.settle();
  all.wire().falls(1006);
  await all.settle();
  newestStream(all.w).onText("retry: 1000\nid: e1:10\n\n");
  return all;
}

describe("turning to plain requests", () => {
  test("where the socket is switched off, at once; the app is live by the event stream", async () => {
    const { w, live, phase, cache } = await streaming();
    expect(phase()).toBe("live");
    expect(newestStream(w).since).toBe(10);
    newestStream(w).onText(frame(11));
    expect(cache.get()?.transactions.map(({ id }) => id)).toEqual(["t11"]);
    expect(live.status.get().as_of_ms).toBe(Date.now());
  });

  test("on a network that cuts sockets, after the third upgrade that should have succeeded", async () => {
    const { w, live, wire, settle, pass, phase } = world();
    live.start();
    await settle();
    wire().falls(1006);
    await pass(250);
    wire().onopen?.();
    wire().falls(1006);
    await pass(500);
    expect(w.streams).toHaveLength(0);
    wire().falls(1006);
    await pass(0);
    expect(w.streams).toHaveLength(1);
    expect(phase()).toBe("live");
    expect(w.wires).toHaveLength(3);
  });

  test("never because the server cannot be reached at all", async () => {
    const { w, live, wire, settle, pass } = world();
    w.probe = null;
    live.start();
    await settle();
    for (let i = 0; i < 8; i += 1) {
      wire().falls(1006);
      await pass(20_000);
    }
    expect(w.wires.length).toBeGreaterThan(8);
    expect(w.reads).toEqual([]);
  });

  test("what happened while neither was there is read from the cursor", async () => {
    const { w, wire, begin, settle, cache } = world();
    await begin();
    w.probe = { status: 503, retry_after_s: null };
    w.events = [bought(11), bought(12)];
    wire().falls(1006);
    await vi.advanceTimersByTimeAsync(250);
    wire().falls(1006);
    await settle();
    expect(cache.get()?.seq).toBe(12);
    expect(newestStream(w).since).toBe(12);
  });
});

describe("served by plain requests", () => {
  test("an event stream that ends goes on from the cursor", async () => {
    const { w, pass, cache } = await streaming();
    newestStream(w).onText(frame(11));
    w.events = [bought(11), bought(12)];
    newestStream(w).end();
    await pass(250);
    expect(w.streams).toHaveLength(2);
    expect(newestStream(w).since).toBe(12);
    expect(cache.get()?.transactions).toHaveLength(2);
  });

  test("a silent event stream is given up and begun again", async () => {
    const { w, pass } = await streaming();
    await pass(35_000 + 250);
    expect(w.streams[0]?.signal.aborted).toBe(true);
    expect(w.streams).toHaveLength(2);
  });

  test("where a proxy holds back the event stream, it polls", async () => {
    const { w, live, wire, settle, pass, cache } = world();
    w.probe = { status: 503, retry_after_s: null };
    live.start();
    await settle();
    wire().falls(1006);
    w.unreachable = null;
    await pass(5_250 * 2);
    expect(w.streams).toHaveLength(2);
    w.events = [bought(11)];
    live.wake(false);
    await pass(0);
    expect(cache.get()?.transactions).toHaveLength(1);
    expect(w.streams).toHaveLength(2);
    live.stop();
  });

  test("without any answer it says so and goes on with growing waits", async () => {
    const { w, pass, phase, cache } = await streaming();
    w.unreachable = new NoAnswer();
    newestStream(w).end();
    await pass(11_000);
    expect(phase()).toBe("offline");
    w.unreachable = null;
    w.events = [bought(11)];
    await pass(20_000);
    expect(phase()).toBe("live");
    expect(cache.get()?.seq).toBe(11);
  });

  test("an answer of resync loads a snapshot and goes on from it", async () => {
    const { w, pass, phase, cache } = await streaming();
    w.events = null;
    w.snapshots.given = { ...w.snapshots.given, seq: 40 };
    newestStream(w).end();
    await pass(300);
    expect(cache.get()?.seq).toBe(40);
    w.events = [];
    await pass(1_000);
    expect(newestStream(w).since).toBe(40);
    expect(phase()).toBe("live");
  });

  test.each([
    ["4500", { code: 4500, reason: "revoked" }],
    ["4503", { code: 4503, reason: "too_many_sockets" }],
  ])("the stream's %s means what a socket's means", async (_name, said) => {
    const { w, live, pass } = await streaming();
    newestStream(w).onText(`event: close\ndata: ${JSON.stringify(said)}\n\n`);
    newestStream(w).end();
    await pass(1_000);
    expect(w.streams).toHaveLength(1);
    if (said.code === 4500) expect(w.signedOut).toBe(1);
    else expect(live.status.get()).toMatchObject({ phase: "offline", reason: "too_many" });
  });

  test("stopping leaves nothing behind", async () => {
    const { w, live, pass } = await streaming();
    live.stop();
    await pass(600_000);
    expect(newestStream(w).signal.aborted).toBe(true);
    expect(w.wires).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("back to the socket", () => {
  test("it is asked for after growing times, and taken when it is ready, without a pause", async () => {
    const { w, wire, pass, phase, cache } = await streaming();
    const tries = async (ms: number) => {
      newestStream(w).onText(":\n\n");
      await pass(ms);
    };
    await tries(5_000);
    expect(w.wires).toHaveLength(1);
    w.probe = { status: 426, retry_after_s: null };
    await tries(9_999);
    expect(w.wires).toHaveLength(1);
    await tries(1);
    expect(w.wires).toHaveLength(2);
    newestStream(w).onText(frame(11));
    expect(wire().query).toBe("?since=10&epoch=e1");
    expect(phase()).toBe("live");
    wire().ready({ head: 11 });
    expect(newestStream(w).signal.aborted).toBe(true);
    wire().tells(bought(11), bought(12));
    expect(cache.get()?.transactions).toHaveLength(2);
    expect(phase()).toBe("live");
  });

  test("a try that fails leaves the requests as they are", async () => {
    const { w, wire, pass, phase } = await streaming();
    w.probe = { status: 426, retry_after_s: null };
    await pass(5_000);
    wire().falls(1006);
    await pass(100);
    expect(phase()).toBe("live");
    expect(w.streams).toHaveLength(1);
    await pass(1_000);
    expect(w.wires).toHaveLength(2);
  });
});
