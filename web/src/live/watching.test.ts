import { afterEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser, type Tab } from "~/live/fakeBrowser";
import { world } from "~/live/harness";
import { UNWATCH_AFTER_MS } from "~/live/watching";

afterEach(() => {
  vi.useRealTimers();
});

const asked = (wire: { sent: { type: string }[] }) =>
  wire.sent.map(({ type }) => type).filter((type) => type.endsWith("subscribe.analytics"));

describe("one tab", () => {
  test("however many screens want analytics, they are asked for once, and ended with the last", async () => {
    const { live, wire, begin, pass } = world();
    await begin();
    const ends = [live.watchAnalytics(), live.watchAnalytics()];
    expect(asked(wire())).toEqual(["subscribe.analytics"]);
    expect(live.isTold.get()).toBe(false);
    wire().says("subscribed", { topic: "analytics", period: null });
    expect(live.isTold.get()).toBe(true);
    ends[0]?.();
    ends[0]?.();
    await pass(UNWATCH_AFTER_MS);
    expect(live.isTold.get()).toBe(true);
    ends[1]?.();
    await pass(UNWATCH_AFTER_MS);
    expect(asked(wire())).toEqual(["subscribe.analytics", "unsubscribe.analytics"]);
    expect(live.isTold.get()).toBe(false);
  });

  test("who comes back to the screen at once is told on", async () => {
    const { live, wire, begin, pass } = world();
    await begin();
    live.watchAnalytics()();
    live.watchAnalytics();
    await pass(UNWATCH_AFTER_MS);
    expect(asked(wire())).toEqual(["subscribe.analytics"]);
  });

  test("what was wanted before there was a connection, or when it fell, is asked for on the next", async () => {
    const { live, wire, begin, pass, settle } = world();
    live.watchAnalytics();
    await begin();
    const first = wire();
    expect(asked(first)).toEqual(["subscribe.analytics"]);
    first.says("subscribed", { topic: "analytics", period: null });
    first.falls(1006);
    expect(live.isTold.get()).toBe(false);
    await pass(2_000);
    expect(wire()).not.toBe(first);
    wire().ready();
    await settle();
    expect(asked(wire())).toEqual(["subscribe.analytics"]);
  });
});

describe("several tabs", () => {
  async function two(): Promise<[Tab, Tab]> {
    const browser = fakeBrowser();
    const open = async () => {
      const tab = browser.tab();
      tab.live.start();
      await tab.pass(1);
      return tab;
    };
    const leader = await open();
    leader.wire().ready();
    await leader.pass(1);
    return [leader, await open()];
  }

  test("a tab without a connection is told over the one there is, until it closes", async () => {
    const [leader, other] = await two();
    const heard: unknown[] = [];
    other.live.on("analytics.net_worth_updated", (frame) => heard.push(frame));
    other.live.watchAnalytics();
    await leader.settle();
    expect(asked(leader.wire())).toEqual(["subscribe.analytics"]);
    leader.wire().says("subscribed", { topic: "analytics", period: null });
    leader.wire().says("analytics.net_worth_updated", { net_worth_minor: 5 });
    await leader.settle();
    expect(other.live.isTold.get()).toBe(true);
    expect(leader.live.isTold.get()).toBe(false);
    expect(heard).toEqual([{ net_worth_minor: 5 }]);
    other.live.stop();
    await leader.settle();
    expect(asked(leader.wire())).toEqual(["subscribe.analytics", "unsubscribe.analytics"]);
  });

  test("as long as one tab shows analytics, they come", async () => {
    const [leader, other] = await two();
    const end = leader.live.watchAnalytics();
    other.live.watchAnalytics();
    await leader.settle();
    end();
    await leader.pass(UNWATCH_AFTER_MS);
    expect(asked(leader.wire())).not.toContain("unsubscribe.analytics");
  });

  test("when another tab takes the connection over, it is asked for those that are left", async () => {
    const [leader, other] = await two();
    other.live.watchAnalytics();
    await leader.settle();
    leader.live.stop();
    await other.pass(200);
    other.wire().ready();
    await other.settle();
    expect(asked(other.wire())).toEqual(["subscribe.analytics"]);
  });
});
