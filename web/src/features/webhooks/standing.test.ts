import { expect, test } from "vitest";
import { standingOf } from "~/features/webhooks/standing";

const told = (fields: object) =>
  standingOf({ enabled: true, disabled_reason: null, failing_since: null, types: [], ...fields }, "en-GB");

test("says what it hears of, and since when nothing arrives", () => {
  expect(told({})).toMatchObject({ words: "On", says: "Hears of everything." });
  expect(told({ types: ["bill_due"] }).says).toBe("Hears of one sort.");
  const failing = told({ failing_since: "2026-01-26T10:30:00Z" });
  expect([failing.words, failing.says.includes("26 Jan 2026")]).toEqual(["Failing", true]);
});

test("who switched it off, and why", () => {
  expect(told({ enabled: false })).toMatchObject({ words: "Off", tone: "quiet" });
  const failed = told({ enabled: false, disabled_reason: "failing", failing_since: "2026-01-26T10:30:00Z" });
  expect([failed.words, failed.tone]).toEqual(["Switched off", "bad"]);
  expect(told({ enabled: false, disabled_reason: "gone" }).says).toContain("410");
});
