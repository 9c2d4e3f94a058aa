import { afterEach, describe, expect, test, vi } from "vitest";
import { NoAnswer, SignedOut } from "~/api/problem";
import type { Durable } from "~/live/events";
import { fakeBrowser, type Tab } from "~/live/fakeBrowser";
import { event, row, snapshot } from "~/live/fixtures";

afterEach(() => {
  vi.useRealTimers();
});

const bought = (seq: number, commit = seq) => event(seq, "transaction.created", row(`t${seq}`), { commit });
const ids = (tab: Tab) =>
  tab.cache
    .get()
    ?.transactions.map(({ id }) => id)
    .sort();
const log = (tabs: Tab[], events: Durable[]) => {
  for (const tab of tabs) tab.w.events = events;
};

/** So many tabs, opened one after the other, all live. */
async function opened(count: number): Promise<Tab[]> {
  const browser = fakeBrowser();
  const tabs: Tab[] = [];
  for (let i = 0; i < count; i += 1) {
    const tab = browser.tab();
    tabs.push(tab);
    tab.live.start();
    await tab.pass(1);
    if (i === 0) tab.wire().ready();
    await tab.pass(1);
  }
  return tabs;
}

function three(tabs: Tab[]): [Tab, Tab, Tab] {
  const [a, b, c] = tabs;
  if (!a || !b || !c) throw new Error("There are not three tabs.");
  return [a, b, c];
}

describe("one connection", () => {
  test("three tabs have one, and all hear and show what it brings", async () => {
    const [a, b, c] = three(await opened(3));
    expect([a, b, c].map(({ w }) => w.wires.length)).toEqual([1, 0, 0]);
    a.wire().tells(bought(11));
    await a.settle();
    for (const tab of [a, b, c]) {
      expect(tab.phase()).toBe("live");
      expect(ids(tab)).toEqual(["t11"]);
      expect(tab.live.status.get().as_of_ms).toBe(Date.now());
    }
  });

  test("no tab ever shows half a commit", async () => {
    const [a, b] = three(await opened(3));
    a.wire().tells(bought(11, 12));
    await a.settle();
    expect(b.w.seen).toEqual([]);
    a.wire().tells(bought(12));
    await a.settle();
    expect(b.w.seen).toHaveLength(1);
    expect(ids(b)).toEqual(["t11", "t12"]);
  });

  test("what is seen in any tab is acknowledged over the one connection", async () => {
    const [a, b, c] = three(await opened(3));
    for (const tab of [a, c]) tab.w.visible = false;
    a.wire().tells(bought(11));
    await a.pass(3_000);
    expect(a.wire().sent).toEqual([{ type: "ack", payload: { seq: 11 } }]);
    b.w.visible = false;
    a.wire().tells(bought(12));
    await a.pass(3_000);
    expect(a.wire().sent).toHaveLength(1);
  });

  test("every tab shows the trouble of the one connection, and its end", async () => {
    const [a, b] = three(await opened(3));
    const { as_of_ms } = a.live.status.get();
    a.w.probe = null;
    a.wire().falls(1006);
    await a.settle();
    expect(b.phase()).toBe("connecting");
    a.w.tokens.fails = new NoAnswer();
    await a.pass(11_000);
    expect(b.live.status.get()).toEqual({ phase: "offline", as_of_ms, reason: null });
    a.w.tokens.fails = null;
    b.live.wake(false);
    await a.pass(1);
    a.wire().ready();
    await a.settle();
    expect(b.phase()).toBe("live");
  });

  test("who returns to a paused tab wakes the connection, wherever it is", async () => {
    const [a, b] = three(await opened(3));
    a.wire().falls(4503, "too_many_sockets");
    await a.settle();
    expect(b.live.status.get().reason).toBe("too_many");
    b.live.wake(true);
    await b.settle();
    a.wire().ready();
    await a.settle();
    expect(b.phase()).toBe("live");
    expect(b.w.wires).toHaveLength(0);
  });

  test("where locks are refused every tab has its own", async () => {
    const browser = fakeBrowser(true);
    for (const tab of [browser.tab(), browser.tab()]) {
      tab.live.start();
      await tab.pass(1);
      tab.wire().ready();
      tab.wire().tells(bought(11));
      await tab.settle();
      expect(ids(tab)).toEqual(["t11"]);
      expect(tab.phase()).toBe("live");
      expect(tab.w.wires).toHaveLength(1);
    }
  });

  test("tabs of different people do not hear each other", async () => {
    const browser = fakeBrowser();
    const a = browser.tab();
    const b = browser.tab(snapshot({ user: { ...snapshot().user, id: "u2" } }));
    for (const tab of [a, b]) {
      tab.live.start();
      await tab.pass(1);
      tab.wire().ready();
    }
    a.wire().tells(bought(11));
    await a.settle();
    expect(ids(b)).toEqual([]);
  });
});

describe("a tab that knows less", () => {
  test("a new one fetches what happened since its snapshot before it calls itself live", async () => {
    const browser = fakeBrowser();
    const a = browser.tab();
    a.live.start();
    await a.pass(1);
    a.wire().ready();
    a.wire().tells(bought(11), bought(12));
    const b = browser.tab();
    b.w.events = [bought(11), bought(12)];
    b.live.start();
    await b.pass(1);
    expect(b.w.reads).toEqual([10]);
    expect(ids(b)).toEqual(["t11", "t12"]);
    expect(b.phase()).toBe("live");
    expect(b.w.wires).toHaveLength(0);
  });

  test("one that finds a gap fetches it, and tries again when that fails", async () => {
    const [a, b] = three(await opened(3));
    b.loses();
    a.wire().tells(bought(11));
    await a.settle();
    b.hears();
    b.w.events = [bought(11), bought(12)];
    b.w.unreachable = new NoAnswer();
    a.wire().tells(bought(12));
    await a.settle();
    expect(b.w.reads).toEqual([10]);
    expect(ids(b)).toEqual([]);
    b.w.unreachable = null;
    await a.pass(1_000);
    expect(b.w.reads).toEqual([10, 10]);
    expect(ids(b)).toEqual(["t11", "t12"]);
    a.wire().tells(bought(13));
    await a.settle();
    expect(ids(b)).toEqual(["t11", "t12", "t13"]);
  });

  test("one that is too far behind loads a snapshot", async () => {
    const browser = fakeBrowser();
    const a = browser.tab(snapshot({ seq: 5000 }));
    a.live.start();
    await a.pass(1);
    a.wire().ready({ head: 5000 });
    const b = browser.tab();
    b.w.events = null;
    b.w.snapshots.given = snapshot({ seq: 5000, transactions: [row("t5000")] });
    b.live.start();
    await b.pass(1);
    expect(ids(b)).toEqual(["t5000"]);
    expect(b.phase()).toBe("live");
  });
});

describe("handing over", () => {
  test("a closed leader's place is taken, from the lowest cursor among the tabs that are left", async () => {
    const [a, b, c] = three(await opened(3));
    a.wire().tells(bought(11));
    await a.settle();
    // The last word of the leader reached one tab and not the other.
    c.freeze();
    a.wire().tells(bought(12));
    await a.settle();
    a.live.stop();
    c.thaw();
    await b.pass(60);
    const [next] = [b, c].filter(({ w }) => w.wires.length > 0);
    expect([b, c].map(({ w }) => w.wires.length)).toEqual([1, 0]);
    expect(next?.wire().query).toBe("?since=12&epoch=e1");
    b.wire().ready({ head: 13 });
    b.wire().tells(bought(13));
    await b.settle();
    for (const tab of [b, c]) {
      expect(ids(tab)).toEqual(["t11", "t12", "t13"]);
      expect(tab.phase()).toBe("live");
    }
  });

  test("the next leader begins where the one that knows least stands", async () => {
    const [a, b, c] = three(await opened(3));
    // b applied a snapshot that is newer than what c has heard.
    b.w.snapshots.given = snapshot({ seq: 12, transactions: [row("t11"), row("t12")] });
    b.w.events = null;
    await b.live.catchUp();
    a.wire().falls(1006);
    await a.settle();
    await b.live.catchUp();
    await b.settle();
    expect(b.cache.get()?.seq).toBe(12);
    a.live.stop();
    await b.pass(60);
    expect(b.wire().query).toBe("?since=10&epoch=e1");
    b.wire().ready({ head: 12 });
    b.wire().tells(bought(11), bought(12));
    await b.settle();
    expect(ids(c)).toEqual(["t11", "t12"]);
    expect(c.w.reads).toEqual([]);
    expect(c.phase()).toBe("live");
  });

  test("a leader that falls in the middle of a commit leaves the whole of it to the next", async () => {
    const [a, b, c] = three(await opened(3));
    a.wire().tells(bought(11, 12));
    await a.settle();
    a.live.stop();
    await b.pass(60);
    expect(b.wire().query).toBe("?since=10&epoch=e1");
    b.wire().ready({ head: 12 });
    b.wire().tells(bought(11, 12), bought(12));
    await b.settle();
    for (const tab of [b, c]) {
      expect(ids(tab)).toEqual(["t11", "t12"]);
      expect(tab.w.seen).toHaveLength(1);
    }
  });

  test("a frozen leader is asked, then replaced; when it wakes it follows", async () => {
    const [a, b, c] = three(await opened(3));
    a.freeze();
    log([a, b, c], [bought(11)]);
    await b.pass(10_000 + 4_000 + 60);
    const [next, other] = b.w.wires.length > 0 ? [b, c] : [c, b];
    expect(other.w.wires).toHaveLength(0);
    next.wire().ready({ head: 11 });
    next.wire().tells(bought(11));
    await next.settle();
    expect(ids(other)).toEqual(["t11"]);
    a.thaw();
    await a.pass(1_000);
    expect(a.wire().isClosedByClient).toBe(true);
    expect(a.w.wires).toHaveLength(1);
    expect(ids(a)).toEqual(["t11"]);
    next.wire().tells(bought(12));
    await next.settle();
    for (const tab of [a, b, c]) expect(ids(tab)).toEqual(["t11", "t12"]);
  });

  test("a leader that is silent because nothing happens answers and stays", async () => {
    const [a, b, c] = three(await opened(3));
    for (let i = 0; i < 20; i += 1) {
      await a.pass(30_000);
      a.wire().says("pong", {});
    }
    expect([a, b, c].map(({ w }) => w.wires.length)).toEqual([1, 0, 0]);
  });

  test("a page that is told to rest hands over at once, and comes back as a follower", async () => {
    const [a, b] = three(await opened(3));
    a.live.rest();
    await b.pass(60);
    b.wire().ready();
    a.w.events = [bought(11)];
    b.wire().tells(bought(11));
    await b.settle();
    expect(ids(a)).toEqual([]);
    a.live.wake(false);
    await a.pass(1);
    expect(ids(a)).toEqual(["t11"]);
    expect(a.phase()).toBe("live");
    expect(a.w.wires).toHaveLength(1);
  });
});

describe("signing out", () => {
  test("a session that ended ends in every tab", async () => {
    const tabs = three(await opened(3));
    tabs[0].wire().falls(4500, "revoked");
    await tabs[0].settle();
    expect(tabs.map(({ w }) => w.signedOut)).toEqual([1, 1, 1]);
  });

  test("the tab that takes over after a sign-out elsewhere finds out and tells the others", async () => {
    const [a, b, c] = three(await opened(3));
    for (const tab of [b, c]) tab.w.tokens.fails = new SignedOut();
    a.live.stop();
    await b.pass(60);
    expect([b, c].map(({ w }) => w.signedOut)).toEqual([1, 1]);
    expect(b.w.wires).toHaveLength(0);
  });

  test("a connection that is another user's is not listened to", async () => {
    const [a] = three(await opened(3));
    a.wire().says("session.ready", { head: 10, epoch: "e1", resumed: true, user_id: "u2" });
    expect(a.w.otherUser).toBe(1);
  });

  test("stopping all tabs leaves nothing behind", async () => {
    const tabs = three(await opened(3));
    for (const tab of tabs) tab.live.stop();
    await tabs[0].pass(120_000);
    expect(tabs.map(({ w }) => w.wires.length)).toEqual([1, 0, 0]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
