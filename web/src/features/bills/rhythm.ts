/**
 * How often something recurs, as a person says it, and as an RRULE of RFC 5545 says it. Days are plain.
 */
export type Unit = "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";

export type On =
  /** A day of the month; in a month that is too short, its last. */
  | { kind: "day"; day: number }
  | { kind: "last" }
  /** The first to fourth, or the last (-1), of a weekday from 1 Monday to 7 Sunday. */
  | { kind: "nth"; nth: number; weekday: number };

export interface Rhythm {
  unit: Unit;
  /** Every so many of them. */
  every: number;
  /** Weekly: from 1 Monday to 7 Sunday; none: the weekday it starts on. */
  weekdays: number[];
  /** Monthly. A year has its day from where it starts. */
  on: On;
  /** The last day it may fall on; "" for ever. */
  until: string;
}

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

export function usualRhythm(start: string): Rhythm {
  return {
    unit: "MONTHLY",
    every: 1,
    weekdays: [],
    on: { kind: "day", day: Number(start.slice(8)) || 1 },
    until: "",
  };
}

export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The rule that begins on `start`. */
export function ruleOf(rhythm: Rhythm, start: string): string {
  const parts = [`FREQ=${rhythm.unit}`];
  if (rhythm.every > 1) parts.push(`INTERVAL=${rhythm.every}`);
  if (rhythm.unit === "WEEKLY") {
    const days = rhythm.weekdays.length > 0 ? [...rhythm.weekdays].sort((a, b) => a - b) : [weekdayOf(start)];
    parts.push(`BYDAY=${days.map((day) => DAYS[day - 1]).join(",")}`);
  }
  if (rhythm.unit === "MONTHLY") parts.push(...onParts(rhythm.on));
  if (rhythm.unit === "YEARLY") {
    parts.push(`BYMONTH=${Number(start.slice(5, 7))}`);
    parts.push(...dayParts(Number(start.slice(8)), start.slice(5, 7) === "02" ? 28 : 31));
  }
  if (rhythm.until !== "") parts.push(`UNTIL=${rhythm.until.replaceAll("-", "")}`);
  return parts.join(";");
}

function onParts(on: On): string[] {
  if (on.kind === "last") return ["BYMONTHDAY=-1"];
  if (on.kind === "nth") return [`BYDAY=${on.nth}${DAYS[on.weekday - 1]}`];
  return dayParts(on.day, 28);
}

/** A day that not every month has is the last of those up to it that there is. */
function dayParts(day: number, safe: number): string[] {
  if (day <= safe) return [`BYMONTHDAY=${day}`];
  if (day === 31) return ["BYMONTHDAY=-1"];
  const days = Array.from({ length: day - 27 }, (_, place) => 28 + place);
  return [`BYMONTHDAY=${days.join(",")}`, "BYSETPOS=-1"];
}

/** The rhythm that a rule says; null for one that this app has no words for. */
export function rhythmOf(rrule: string, start: string): Rhythm | null {
  const parts = new Map(
    rrule
      .toUpperCase()
      .split(";")
      .map((part) => part.split("=") as [string, string]),
  );
  const unit = parts.get("FREQ") as Unit | undefined;
  if (!unit || !["DAILY", "WEEKLY", "MONTHLY", "YEARLY"].includes(unit) || parts.has("COUNT")) return null;
  const until = parts.get("UNTIL") ?? "";
  const rhythm: Rhythm = {
    ...usualRhythm(start),
    unit,
    every: Number(parts.get("INTERVAL") ?? 1),
    until: until && `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`,
  };
  const byDay = parts.get("BYDAY")?.split(",") ?? [];
  const byMonthDay = parts.get("BYMONTHDAY")?.split(",").map(Number) ?? [];
  if (unit === "DAILY") return byDay.length + byMonthDay.length === 0 ? rhythm : null;
  if (unit === "WEEKLY") return { ...rhythm, weekdays: byDay.map((day) => DAYS.indexOf(day as "MO") + 1) };
  const on = onOf(byDay, byMonthDay, parts.get("BYSETPOS"), start);
  if (!on) return null;
  if (unit === "MONTHLY") return { ...rhythm, on };
  // A year as this app makes it: one month, the day it starts on.
  const month = Number(parts.get("BYMONTH") ?? start.slice(5, 7));
  const day = Number(start.slice(8));
  const isOwn = month === Number(start.slice(5, 7)) && JSON.stringify(on) === JSON.stringify(onDay(day));
  return isOwn ? rhythm : null;
}

function onDay(day: number): On {
  return { kind: "day", day };
}

function onOf(byDay: string[], byMonthDay: number[], setPos: string | undefined, start: string): On | null {
  const [named] = byDay;
  if (named !== undefined) {
    const found = /^(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)$/.exec(named);
    if (!found || byDay.length > 1 || setPos) return null;
    return { kind: "nth", nth: Number(found[1]), weekday: DAYS.indexOf(found[2] as "MO") + 1 };
  }
  const [day, ...others] = byMonthDay;
  if (day === undefined) return { kind: "day", day: Number(start.slice(8)) };
  if (others.length === 0) return day === -1 ? { kind: "last" } : day > 0 ? { kind: "day", day } : null;
  const isRun = byMonthDay.every((one, place) => one === 28 + place);
  return isRun && setPos === "-1" ? { kind: "day", day: 27 + byMonthDay.length } : null;
}
