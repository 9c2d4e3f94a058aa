import type { RecurringCandidate } from "~/api/types";
import { type On, type Rhythm, rhythmOf, weekdayOf } from "~/features/bills/rhythm";
import { briefDay, longDay, shortDay, weekdayNames } from "~/lib/dates";

/** "1st", "22nd", "30th". */
export function ordinal(number: number): string {
  const suffixes: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };
  const rule = new Intl.PluralRules("en", { type: "ordinal" }).select(number);
  return `${number}${suffixes[rule]}`;
}

const UNITS = { DAILY: "day", WEEKLY: "week", MONTHLY: "month", YEARLY: "year" } as const;
const NTHS: Record<number, string> = { 1: "first", 2: "second", 3: "third", 4: "fourth", [-1]: "last" };

/** "Every two weeks on Friday"; a rule without words is shown as it is. */
export function ruleInWords(rrule: string, start: string, locale: string): string {
  const rhythm = rhythmOf(rrule, start);
  return rhythm ? rhythmInWords(rhythm, start, locale) : rrule;
}

export function rhythmInWords(rhythm: Rhythm, start: string, locale: string): string {
  const { unit, every, until } = rhythm;
  const often = every === 1 ? `Every ${UNITS[unit]}` : `Every ${every} ${UNITS[unit]}s`;
  const end = until ? `, until ${shortDay(until, locale)}` : "";
  return `${often}${where(rhythm, start, locale)}${end}`;
}

/** "Every month on the 12th, paid 4 times, next on 12 Feb". */
export function foundInWords(found: RecurringCandidate, today: string, locale: string): string {
  const rule = ruleInWords(found.rrule, found.start_date, locale);
  const paid = found.amount_max_minor < 0 ? "paid" : "came in";
  const next = found.next_date < today ? "due since" : "next";
  return `${rule}, ${paid} ${found.seen} times, ${next} ${briefDay(found.next_date, today, locale)}`;
}

function where({ unit, weekdays, on }: Rhythm, start: string, locale: string): string {
  if (unit === "DAILY") return "";
  if (unit === "YEARLY") return ` on ${longDay(start, locale)}`;
  const names = weekdayNames(locale);
  if (unit === "MONTHLY") return ` on the ${onInWords(on, names)}`;
  const days = (weekdays.length > 0 ? weekdays : [weekdayOf(start)]).map((day) => names[day - 1] ?? "");
  return ` on ${new Intl.ListFormat("en", { type: "conjunction" }).format(days)}`;
}

export function onInWords(on: On, names: readonly string[]): string {
  if (on.kind === "last" || (on.kind === "day" && on.day === 31)) return "last day";
  if (on.kind === "nth") return `${NTHS[on.nth]} ${names[on.weekday - 1]}`;
  return on.day > 28 ? `${ordinal(on.day)} (or last day)` : ordinal(on.day);
}
