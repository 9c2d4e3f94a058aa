import { afterEach, describe, expect, test, vi } from "vitest";
import { NoAnswer, SignedOut } from "~/api/problem";
import { account, event, row, snapshot } from "~/live/fixtures";
import { world } from "~/live/harness";

afterEach(() => {
  vi.useRealTimers();
});

describe("connecting", () => {
  test("it resumes from the snapshot with a token in the protocol, never in the address", async () => {
    const { live, wire, settle, phase } = world();
    live.start();
    await settle();
    expect(wire().query).toBe("?since=10&epoch=e1");
    expect(wire().protocols).toEqual(["pennybell.v1", "bearer.token-0"]);
    expect(phase()).toBe("connecting");
    wire().ready();
    expect(phase()).toBe("live");
  });

  test("it calls itself live only when everything up to the head has been applied", async () => {
    const { live, wire, settle, phase } = world();
    live.start();
    await settle();
    wire().ready({ head: 12 });
    expect(phase()).toBe("connecting");
    wire().tells(event(11, "gone", {}));
    expect(phase()).toBe("connecting");
    wire().tells(event(12, "gone", {}));
    expect(phase()).toBe("live");
  });

  test("a lost connection is tried again with growing waits, from the cursor", async () => {
    const { w, wire, begin, pass, phase } = world();
    await begin();
    wire().tells(event(11, "gone", {}));
    wire().falls(1006);
    expect(phase()).toBe("connecting");
    await pass(249);
    expect(w.wires).toHaveLength(1);
    await pass(1);
    expect(w.wires).toHaveLength(2);
    expect(wire().query).toBe("?since=11&epoch=e1");
    wire().falls(1006);
    await pass(500);
    expect(w.wires).toHaveLength(3);
    wire().falls(1006);
    await pass(999);
    expect(w.wires).toHaveLength(3);
    await pass(1);
    expect(w.wires).toHaveLength(4);
  });

  test("ten seconds of health forget the waits, less does not", async () => {
    const { w, wire, begin, pass } = world();
    await begin();
    wire().falls(1006);
    await pass(250);
    wire().ready();
    await pass(9_000);
    wire().falls(1006);
    await pass(499);
    expect(w.wires).toHaveLength(2);
    await pass(1);
    expect(w.wires).toHaveLength(3);
    wire().ready();
    await pass(10_000);
    wire().falls(1006);
    await pass(250);
    expect(w.wires).toHaveLength(4);
  });

  test("an upgrade that hangs is given up", async () => {
    const { w, live, settle, pass } = world();
    live.start();
    await settle();
    await pass(15_250);
    expect(w.wires[0]?.isClosedByClient).toBe(true);
    expect(w.wires).toHaveLength(2);
  });

  test("after ten seconds of trouble it says offline and since when, and goes on trying", async () => {
    const { w, wire, begin, pass, live, phase } = world();
    await begin();
    const heard_ms = Date.now();
    w.probe = null;
    w.tokens.fails = new NoAnswer();
    wire().falls(1006);
    await pass(9_999);
    expect(phase()).toBe("connecting");
    await pass(1);
    expect(live.status.get()).toEqual({ phase: "offline", as_of_ms: heard_ms, reason: null });
    w.tokens.fails = null;
    await pass(20_000);
    wire().ready();
    expect(phase()).toBe("live");
  });
});

describe("a refused upgrade", () => {
  test("401 leads to a fresh token", async () => {
    const { w, live, wire, settle, pass } = world();
    w.probe = { status: 401, retry_after_s: null };
    live.start();
    await settle();
    wire().falls(1006);
    await pass(250);
    expect(w.tokens.refreshed).toBe(1);
    expect(wire().protocols[1]).toBe("bearer.token-1");
  });

  test("429 and 503 wait as long as the server says", async () => {
    const { w, live, wire, settle, pass } = world();
    w.probe = { status: 429, retry_after_s: 7 };
    live.start();
    await settle();
    wire().falls(1006);
    await pass(6_999);
    expect(w.wires).toHaveLength(1);
    await pass(1);
    expect(w.wires).toHaveLength(2);
  });

  test("403 stops: this origin will never be let in", async () => {
    const { w, live, wire, settle, pass } = world();
    w.probe = { status: 403, retry_after_s: null };
    live.start();
    await settle();
    wire().falls(1006);
    await pass(60_000);
    expect(w.wires).toHaveLength(1);
    expect(live.status.get()).toMatchObject({ phase: "offline", reason: "refused" });
  });

  test("a session that has ended is told, not tried again", async () => {
    const { w, live, settle, pass } = world();
    w.tokens.fails = new SignedOut();
    live.start();
    await settle();
    await pass(60_000);
    expect(w.signedOut).toBe(1);
    expect(w.wires).toHaveLength(0);
  });
});

describe("close codes", () => {
  test("4401 comes back with a fresh token", async () => {
    const { w, wire, begin, pass } = world();
    await begin();
    wire().falls(4401, "token_expired");
    await pass(250);
    expect(w.tokens.refreshed).toBe(1);
    expect(wire().protocols[1]).toBe("bearer.token-1");
  });

  test("4500 signs out", async () => {
    const { w, wire, begin, pass } = world();
    await begin();
    wire().falls(4500, "revoked");
    await pass(60_000);
    expect(w.signedOut).toBe(1);
    expect(w.wires).toHaveLength(1);
  });

  test("4503 stands still until the person returns to this device", async () => {
    const { w, live, wire, begin, pass, phase } = world();
    await begin();
    wire().falls(4503, "too_many_sockets");
    await pass(60_000);
    live.wake(false);
    await pass(1_000);
    expect(w.wires).toHaveLength(1);
    expect(live.status.get().reason).toBe("too_many");
    live.wake(true);
    await pass(0);
    wire().ready();
    expect(phase()).toBe("live");
  });

  test("4000 waits the time it was told", async () => {
    const { w, wire, begin, pass } = world();
    await begin();
    wire().falls(4000, "draining retry_after_ms=3000");
    await pass(2_999);
    expect(w.wires).toHaveLength(1);
    await pass(1);
    expect(w.wires).toHaveLength(2);
  });
});

describe("signs of life", () => {
  test("after 35 s of silence it pings, and without an answer in 10 s it reconnects with a fresh token", async () => {
    const { w, wire, begin, pass } = world();
    await begin();
    await pass(34_999);
    expect(wire().sent).toEqual([]);
    await pass(1);
    expect(wire().sent.map(({ type }) => type)).toEqual(["ping"]);
    await pass(9_999);
    expect(w.wires).toHaveLength(1);
    await pass(1);
    expect(w.wires).toHaveLength(2);
    expect(w.tokens.refreshed).toBe(1);
  });

  test("any message is a sign of life", async () => {
    const { w, wire, begin, pass } = world();
    await begin();
    await pass(35_000);
    wire().says("pong", {});
    await pass(34_999);
    expect(w.wires).toHaveLength(1);
    expect(wire().sent).toHaveLength(1);
  });

  test("waking proves the connection at once, and tries at once when there is none", async () => {
    const { w, live, wire, begin, pass } = world();
    await begin();
    live.wake(false);
    expect(wire().sent.map(({ type }) => type)).toEqual(["ping"]);
    wire().falls(4000, "draining retry_after_ms=60000");
    live.wake(false);
    await pass(0);
    expect(w.wires).toHaveLength(2);
  });

  test("without network it waits for the network instead of trying", async () => {
    const { w, live, wire, begin, pass, phase } = world();
    await begin();
    w.online = false;
    live.lose();
    expect(phase()).toBe("offline");
    await pass(120_000);
    expect(w.wires).toHaveLength(1);
    w.online = true;
    live.wake(false);
    await pass(0);
    wire().ready();
    expect(phase()).toBe("live");
  });

  test("it tells the server how far it has come, once for a burst", async () => {
    const { wire, begin, pass } = world();
    await begin();
    wire().tells(event(11, "gone", {}), event(12, "gone", {}));
    await pass(2_000);
    expect(wire().sent).toEqual([{ type: "ack", payload: { seq: 12 } }]);
  });

  test("a tab in the background acknowledges nothing until somebody returns to it", async () => {
    const { w, live, wire, begin, pass } = world();
    await begin();
    w.visible = false;
    wire().tells(event(11, "gone", {}));
    await pass(5_000);
    expect(wire().sent).toEqual([]);
    w.visible = true;
    live.wake(true);
    await pass(2_000);
    expect(wire().sent.filter(({ type }) => type === "ack")).toEqual([{ type: "ack", payload: { seq: 11 } }]);
  });

  test("a new token is handed over the open socket, unless the server does not know how", async () => {
    const { live, wire, begin } = world();
    await begin();
    live.renew("token-9");
    expect(wire().sent).toEqual([{ type: "auth.refresh", payload: { token: "token-9" }, id: "id-1" }]);
    wire().says("error", { code: "unknown_type", message: "No.", ref: "id-1" });
    live.renew("token-10");
    expect(wire().sent).toHaveLength(1);
  });
});

describe("events", () => {
  const bought = (seq: number, commit: number) =>
    event(seq, "transaction.created", row(`t${seq}`), { commit });
  const balance = (seq: number, minor: number, version: number) => {
    const payload = {
      account_id: "a1",
      balance_minor: minor,
      currency: "EUR",
      version,
      transaction_count: 1,
    };
    return event(seq, "balance.updated", payload, { commit: seq });
  };

  test("a transaction and its balance appear together", async () => {
    const { w, wire, begin } = world();
    await begin();
    wire().tells(bought(11, 12));
    expect(w.seen).toEqual([]);
    wire().tells(balance(12, -100, 2));
    expect(w.seen).toHaveLength(1);
    expect(w.seen[0]?.transactions).toHaveLength(1);
    expect(w.seen[0]?.accounts[0]?.balance_minor).toBe(-100);
  });

  test("a connection that falls in the middle of a commit resumes before it", async () => {
    const { w, wire, begin, pass, cache } = world();
    await begin();
    wire().tells(bought(11, 12));
    wire().falls(1006);
    await pass(250);
    expect(wire().query).toBe("?since=10&epoch=e1");
    wire().ready({ head: 12 });
    wire().tells(bought(11, 12), balance(12, -100, 2));
    expect(cache.get()?.transactions).toHaveLength(1);
    expect(w.seen).toHaveLength(1);
  });

  test("a gap is never passed over: it resumes from the cursor", async () => {
    const { w, wire, begin, pass, cache } = world();
    await begin();
    wire().tells(event(13, "transaction.created", row("t13")));
    expect(cache.get()?.transactions).toEqual([]);
    await pass(250);
    expect(w.wires).toHaveLength(2);
    expect(wire().query).toBe("?since=10&epoch=e1");
  });

  test("own membership ending is told", async () => {
    const { w, wire, begin } = world();
    await begin();
    const me = snapshot().members[0];
    if (me) wire().tells(event(11, "member.left", me));
    expect(w.left).toBe(1);
  });
});

describe("resync", () => {
  test("it loads a snapshot and goes on from it, with the events that came meanwhile on top", async () => {
    const { w, live, wire, settle, cache, phase } = world();
    live.start();
    await settle();
    let release = () => {};
    w.snapshots.hold = new Promise((resolve) => {
      release = resolve;
    });
    w.snapshots.given = snapshot({ seq: 500, transactions: [row("t500")] });
    wire().ready({ head: 500, resumed: false });
    wire().says("resync.required", { reason: "behind", head: 500 });
    wire().tells(event(500, "gone", {}), event(501, "transaction.created", row("t501")));
    await settle();
    expect(phase()).toBe("connecting");
    expect(cache.get()?.transactions).toEqual([]);
    release();
    await settle();
    expect(cache.get()?.transactions.map(({ id }) => id)).toEqual(["t501", "t500"]);
    expect(cache.get()?.seq).toBe(501);
    expect(phase()).toBe("live");
    expect(w.wires).toHaveLength(1);
  });

  test("another epoch is a resync even before the server says so", async () => {
    const { w, live, wire, settle, cache } = world();
    live.start();
    await settle();
    w.snapshots.given = snapshot({ seq: 3, epoch: "e2" });
    wire().ready({ head: 3, epoch: "e2", resumed: false });
    await settle();
    expect(cache.get()).toMatchObject({ seq: 3, epoch: "e2" });
  });

  test("a snapshot that cannot be read is tried again", async () => {
    const { w, live, wire, settle, pass, phase } = world();
    live.start();
    await settle();
    w.snapshots.fails = new NoAnswer();
    wire().ready({ head: 20, resumed: false });
    wire().says("resync.required", { reason: "pruned", head: 20 });
    await settle();
    expect(phase()).toBe("connecting");
    w.snapshots.fails = null;
    w.snapshots.given = snapshot({ seq: 20 });
    await pass(1_000);
    expect(w.snapshots.reads).toBe(2);
    expect(phase()).toBe("live");
  });

  test("the units of an import cause few snapshots, and the last one is never missed", async () => {
    const { w, wire, begin, pass, cache } = world();
    await begin();
    for (let unit = 1; unit <= 20; unit += 1) {
      const payload = {
        import_id: "i1",
        count: 2000,
        account_ids: ["a1"],
        category_ids: [],
        from_date: "2026-01-01",
        to_date: "2026-01-31",
        done: unit * 2000,
        of: 40_000,
      };
      w.snapshots.given = snapshot({
        seq: 10 + unit,
        accounts: [account("a1", { transaction_count: unit })],
      });
      wire().tells(event(10 + unit, "transactions.imported", payload));
      await pass(100);
    }
    await pass(1_000);
    expect(w.snapshots.reads).toBeLessThanOrEqual(4);
    expect(cache.get()?.accounts[0]?.transaction_count).toBe(20);
    expect(cache.get()?.imports.i1).toEqual({ done: 40_000, of: 40_000 });
  });
});

describe("without a socket", () => {
  test("after a write, what it caused is fetched", async () => {
    const { w, live, wire, begin, cache } = world();
    await begin();
    w.probe = null;
    wire().falls(1006);
    w.events = [event(11, "transaction.created", row("t11"))];
    await live.catchUp();
    expect(cache.get()?.transactions).toHaveLength(1);
    expect(cache.get()?.seq).toBe(11);
  });

  test("stopping leaves nothing behind", async () => {
    const { w, live, wire, begin, pass } = world();
    await begin();
    wire().falls(1006);
    live.stop();
    await pass(120_000);
    expect(w.wires).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("listeners", () => {
  test("they are called with the payload of their type, after it has been applied", async () => {
    const { live, wire, begin, cache } = world();
    await begin();
    const heard: [string, number | undefined][] = [];
    const end = live.on("transaction.created", ({ id }) =>
      heard.push([id, cache.get()?.transactions.length]),
    );
    wire().tells(event(11, "transaction.created", row("t11"), { commit: 12 }));
    expect(heard).toEqual([]);
    wire().tells(event(12, "transaction.created", row("t12"), { commit: 12 }));
    expect(heard).toEqual([
      ["t11", 2],
      ["t12", 2],
    ]);
    end();
    wire().tells(event(13, "transaction.created", row("t13")));
    expect(heard).toHaveLength(2);
  });

  test("what happens in another household is not told, what happens to this user is", async () => {
    const { live, wire, begin, cache } = world();
    await begin();
    const heard: string[] = [];
    live.on("transaction.created", ({ id }) => heard.push(id));
    live.on("user.updated", ({ name }) => heard.push(name));
    wire().tells(event(11, "transaction.created", row("t11"), { household: "elsewhere" }));
    const user = { ...snapshot().user, version: 2, name: "Ada L." };
    wire().tells(event(12, "user.updated", user, { household: null }));
    expect(heard).toEqual(["Ada L."]);
    expect(cache.get()?.seq).toBe(12);
  });

  test("one that fails keeps neither the others nor the cursor from going on", async () => {
    const { live, wire, begin, cache } = world();
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    await begin();
    const other = vi.fn();
    live.on("gone", () => {
      throw new Error("A screen failed.");
    });
    live.on("gone", other);
    wire().tells(event(11, "gone", {}));
    expect(other).toHaveBeenCalledTimes(1);
    expect(reported).toHaveBeenCalledTimes(1);
    expect(cache.get()?.seq).toBe(11);
    vi.unstubAllGlobals();
  });

  test("a snapshot in the place of events is told as such", async () => {
    const { w, live, wire, begin, settle } = world();
    await begin();
    const resynced = vi.fn();
    live.onResync(resynced);
    w.snapshots.given = snapshot({ seq: 20 });
    wire().says("resync.required", { reason: "behind", head: 20 });
    await settle();
    expect(resynced).toHaveBeenCalledTimes(1);
  });
});
