import fc from "fast-check";
import { expect, test } from "vitest";
import { type On, type Rhythm, rhythmOf, ruleOf, usualRhythm } from "~/features/bills/rhythm";

const START = "2026-01-15";
const rhythm = (further: Partial<Rhythm>): Rhythm => ({ ...usualRhythm(START), ...further });

test.each<[Partial<Rhythm>, string, string]>([
  [{}, START, "FREQ=MONTHLY;BYMONTHDAY=15"],
  [{ every: 3, on: { kind: "day", day: 1 } }, START, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1"],
  [{ on: { kind: "last" } }, START, "FREQ=MONTHLY;BYMONTHDAY=-1"],
  [{ on: { kind: "day", day: 31 } }, START, "FREQ=MONTHLY;BYMONTHDAY=-1"],
  [{ on: { kind: "day", day: 30 } }, START, "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"],
  [{ on: { kind: "nth", nth: -1, weekday: 5 } }, START, "FREQ=MONTHLY;BYDAY=-1FR"],
  [{ unit: "WEEKLY", every: 2 }, START, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"],
  [{ unit: "WEEKLY", weekdays: [4, 1] }, START, "FREQ=WEEKLY;BYDAY=MO,TH"],
  [{ unit: "YEARLY" }, START, "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15"],
  [{ unit: "YEARLY" }, "2028-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"],
  [{ unit: "DAILY", every: 10, until: "2026-12-31" }, START, "FREQ=DAILY;INTERVAL=10;UNTIL=20261231"],
])("%j from %s is %s", (further, start, rule) => {
  expect(ruleOf(rhythm(further), start)).toBe(rule);
});

test.each([
  "FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3",
  "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
  "FREQ=MONTHLY;BYMONTHDAY=-2",
  "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=15",
  "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15",
  "FREQ=HOURLY",
])("%s has no words here, and is not guessed at", (rule) => {
  expect(rhythmOf(rule, START)).toBeNull();
});

test("what a rule leaves out is as it starts", () => {
  expect(rhythmOf("FREQ=MONTHLY", START)).toEqual(rhythm({}));
});

const ons: fc.Arbitrary<On> = fc.oneof(
  fc.record({ kind: fc.constant("day" as const), day: fc.integer({ min: 1, max: 30 }) }),
  fc.constant({ kind: "last" as const }),
  fc.record({
    kind: fc.constant("nth" as const),
    nth: fc.constantFrom(-1, 1, 2, 3, 4),
    weekday: fc.integer({ min: 1, max: 7 }),
  }),
);

test("whatever a person says comes back from its rule", () => {
  const said = fc.record({
    unit: fc.constantFrom("DAILY" as const, "WEEKLY" as const, "MONTHLY" as const, "YEARLY" as const),
    every: fc.integer({ min: 1, max: 366 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    on: ons,
    until: fc.constantFrom("", "2030-06-30"),
  });
  const starts = fc.constantFrom("2026-01-15", "2026-01-31", "2026-04-30", "2028-02-29");
  fc.assert(
    fc.property(said, starts, (one, start) => {
      const rule = ruleOf(one, start);
      const back = rhythmOf(rule, start);
      expect(back).not.toBeNull();
      if (back) expect(ruleOf(back, start)).toBe(rule);
    }),
  );
});
