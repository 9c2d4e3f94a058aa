import { expect, test } from "vitest";
import { outcomeOf, whyOf } from "~/features/inbox/deliveries";

const told = (fields: object) => ({
  state: "pending" as const,
  reason: null,
  last_reason: null,
  last_status: null,
  attempts: 0,
  ...fields,
});

test("what waits for the morning is not said to be on its way", () => {
  expect(outcomeOf(told({})).words).toBe("On its way");
  expect(outcomeOf(told({ reason: "quiet_hours" })).words).toBe("Waiting");
});

test("says what a provider answered while it is tried again", () => {
  expect(whyOf(told({ attempts: 2, last_status: 503 }))).toBe(
    "Tried 2 times (answer 503); it will be tried again.",
  );
  expect(whyOf(told({ attempts: 1, last_reason: "connect_timeout" }))).toBe(
    "Tried once (connect timeout); it will be tried again.",
  );
});

test("a reason without a sentence of its own is still said", () => {
  expect(whyOf(told({ state: "suppressed", reason: "type_off" }))).toBe("You have switched this sort off.");
  expect(whyOf(told({ state: "suppressed", reason: "some_new_one" }))).toBe("Because of: some new one.");
  expect(whyOf(told({ state: "accepted" }))).toBeNull();
});
