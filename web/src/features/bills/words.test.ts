import { expect, test } from "vitest";
import { foundInWords, ordinal, ruleInWords } from "~/features/bills/words";
import { candidate } from "~/live/fixtures";

test.each([
  ["FREQ=MONTHLY;BYMONTHDAY=1", "Every month on the 1st"],
  ["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=22", "Every 3 months on the 22nd"],
  ["FREQ=MONTHLY;BYMONTHDAY=-1", "Every month on the last day"],
  ["FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "Every month on the 30th (or last day)"],
  ["FREQ=MONTHLY;BYDAY=-1FR", "Every month on the last Friday"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "Every 2 weeks on Thursday"],
  ["FREQ=WEEKLY;BYDAY=MO,TH", "Every week on Monday and Thursday"],
  ["FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15", "Every year on 15 January"],
  ["FREQ=DAILY;UNTIL=20261231", "Every day, until 31 Dec 2026"],
  ["FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3", "FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3"],
])("%s says: %s", (rule, words) => {
  expect(ruleInWords(rule, "2026-01-15", "en-GB")).toBe(words);
});

test.each([
  [1, "1st"],
  [2, "2nd"],
  [3, "3rd"],
  [11, "11th"],
  [21, "21st"],
])("%d is the %s", (number, words) => {
  expect(ordinal(number)).toBe(words);
});

test("what was found says its rhythm, how often it came and when it is next due", () => {
  expect(foundInWords(candidate("c1"), "2026-01-26", "en-GB")).toBe(
    "Every month on the 6th, paid 4 times, next 6 Feb",
  );
  const wages = candidate("c2", { amount_min_minor: 100, amount_max_minor: 100, next_date: "2026-01-25" });
  expect(foundInWords(wages, "2026-01-26", "en-GB")).toBe(
    "Every month on the 6th, came in 4 times, due since 25 Jan",
  );
});
