import { expect, test } from "vitest";
import type { Preferences } from "~/api/types";
import { changesOf, complaintsOf, draftOf, usualOf, wishOf, withWish } from "~/features/notifications/draft";

const HELD: Preferences = {
  email_enabled: true,
  push_enabled: true,
  sms_enabled: false,
  transaction_alerts: true,
  budget_alerts: true,
  goal_alerts: true,
  recurring_alerts: true,
  weekly_summary: false,
  monthly_summary: false,
  quiet_hours_enabled: false,
  quiet_hours_start: null,
  quiet_hours_end: null,
  frequency: "instant",
  fcm_token: null,
  apns_token: null,
  timezone: null,
  locale: null,
  digest_hour: 8,
  digest_weekday: 0,
  amounts_in_push: false,
  overrides: [{ type: "bill_due", channel: "push", enabled: true, frequency: "daily" }],
  version: 3,
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
};

test("only what was changed is sent", () => {
  const draft = draftOf(HELD);
  expect(changesOf(draft, HELD)).toEqual({});
  expect(changesOf({ ...draft, digest_hour: 7 }, HELD)).toEqual({ digest_hour: 7 });
});

test("a wish that is taken back is no change, and a frequency of its own stays", () => {
  const draft = draftOf(HELD);
  const off = { ...draft, overrides: withWish(draft, "bill_due", "push", "off") };
  expect(off.overrides).toEqual([{ type: "bill_due", channel: "push", enabled: false, frequency: "daily" }]);
  const added = { ...off, overrides: withWish(off, "budget_over", "sms", "on") };
  expect(wishOf(added, "budget_over", "sms")).toBe("on");
  const usual = { ...added, overrides: withWish(added, "budget_over", "sms", "usual") };
  const again = { ...usual, overrides: withWish(usual, "bill_due", "push", "on") };
  expect(changesOf(again, HELD)).toEqual({});
});

test("says what happens by itself, as the switches stand", () => {
  const draft = draftOf(HELD);
  expect(usualOf(draft, "budget_over", "push")).toBe("If serious");
  expect(usualOf(draft, "budget_over", "sms")).toBe("Off");
  expect(usualOf({ ...draft, budget_alerts: false }, "budget_over", "push")).toBe("Off");
  expect(usualOf({ ...draft, transaction_alerts: false }, "member_joined", "push")).toBe("If serious");
});

test("quiet hours need two times that differ", () => {
  const draft = { ...draftOf(HELD), quiet_hours_enabled: true };
  expect(complaintsOf(draft)).toHaveProperty("quiet_hours_end");
  const set = { ...draft, quiet_hours_start: "22:00", quiet_hours_end: "22:00" };
  expect(complaintsOf(set)).toHaveProperty("quiet_hours_end");
  expect(complaintsOf({ ...set, quiet_hours_end: "07:00" })).toEqual({});
});
