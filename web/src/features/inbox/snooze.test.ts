import { expect, test } from "vitest";
import { snoozeChoices } from "~/features/inbox/snooze";

const labels = (now: Date) => snoozeChoices(now).map(({ label }) => label);

test("offers what is still to come, by the clock here", () => {
  const wednesday = new Date(2026, 0, 28, 10, 30);
  expect(labels(wednesday)).toEqual(["In an hour", "This evening", "Tomorrow morning", "Next week"]);
  expect(labels(new Date(2026, 0, 28, 17, 30))).not.toContain("This evening");
  const next = snoozeChoices(wednesday).at(-1)?.until;
  expect(next).toEqual(new Date(2026, 1, 2, 8));
});

test("on a Monday, next week is in seven days; on a Sunday, tomorrow", () => {
  expect(snoozeChoices(new Date(2026, 1, 2, 10)).at(-1)?.until).toEqual(new Date(2026, 1, 9, 8));
  expect(snoozeChoices(new Date(2026, 1, 1, 10)).at(-1)?.until).toEqual(new Date(2026, 1, 2, 8));
});
