import { expect, test } from "vitest";
import { standingOf } from "~/features/contacts/standing";

const told = (fields: object) =>
  standingOf(
    {
      channel: "email" as const,
      state: "pending" as const,
      disabled_reason: null,
      code_sent_at: "2026-01-26T10:30:00Z",
      verified_at: null,
      ...fields,
    },
    "en-GB",
  );

test("mail waits for a link, everything else for a code", () => {
  expect(told({}).words).toBe("Waiting for its link");
  expect(told({ channel: "sms" }).words).toBe("Waiting for its code");
  expect(told({ channel: "apprise" }).says).toContain("26 Jan 2026");
});

test("what has said yes is not asked again; who has left may be", () => {
  const yes = told({ state: "active", verified_at: "2026-01-27T11:00:00Z" });
  expect([yes.words, yes.canResend]).toEqual(["Confirmed", false]);
  expect(yes.says).toContain("27 Jan 2026");
  const left = told({ state: "disabled", disabled_reason: "unsubscribed" });
  expect([left.words, left.tone, left.canResend]).toEqual(["Unsubscribed", "quiet", true]);
});

test("nothing is sent again to an address that mail came back from", () => {
  expect(told({ state: "disabled", disabled_reason: "bounced" }).canResend).toBe(false);
  expect(told({ state: "disabled", disabled_reason: "not_found" }).says).toContain("not found");
});
