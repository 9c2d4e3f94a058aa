import { expect, test } from "vitest";
import { addDays, dayHeading, dayIn } from "~/lib/dates";

test("today is the household's day, not the machine's", () => {
  const instant = Date.UTC(2026, 0, 26, 23, 30);
  expect(dayIn("Europe/Berlin", instant)).toBe("2026-01-27");
  expect(dayIn("America/Los_Angeles", instant)).toBe("2026-01-26");
});

test("an unknown time zone falls back instead of failing", () => {
  expect(dayIn("Mars/Olympus", Date.UTC(2026, 0, 26, 12))).toMatch(/^2026-01-2[67]$/);
});

test("days cross months and leap years", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
});

test("headings speak of today and yesterday", () => {
  expect(dayHeading("2026-01-26", "2026-01-26", "en")).toBe("Today");
  expect(dayHeading("2026-01-25", "2026-01-26", "en")).toBe("Yesterday");
  expect(dayHeading("2025-12-31", "2026-01-26", "en-GB")).toContain("2025");
});
