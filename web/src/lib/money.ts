/**
 * Amounts are integers in the minor unit of their currency; the exponent says how many digits that unit has
 * (EUR 2, JPY 0, KWD 3). Nothing here ever goes through a fraction.
 */

/** The largest amount one row may carry, in minor units. */
export const AMOUNT_MINOR_MAX = 999_999_999_999_999;

export type Parsed =
  | { ok: true; minor: number; sign: "+" | "-" | "" }
  | { ok: false; reason: "empty" | "unreadable" | "too_precise" | "too_large" };

const SPACES = /[\s\u00a0\u202f\u2009'’_\u200e\u200f\u061c]/g;
const MINUS = /[\u2212\u2013\u2012\ufe63\uff0d]/g;

/**
 * Reads what a person types: "12", "12.5", "1,234.50", "1.234,50", "1'234.5", "-3", "(3)", digits of any script.
 * A single mark is the decimal mark, unless it is not the locale's (`decimal`) and exactly three digits follow.
 */
export function parseAmount(text: string, exponent: number, decimal: "." | "," = "."): Parsed {
  if (/\p{No}/u.test(text)) return { ok: false, reason: "unreadable" };
  let rest = latinDigits(text.normalize("NFKC")).replace(SPACES, "").replace(MINUS, "-");
  if (rest === "") return { ok: false, reason: "empty" };
  let sign: "+" | "-" | "" = "";
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed) {
    sign = "-";
    rest = bracketed[1] ?? "";
  } else if (rest.startsWith("+") || rest.startsWith("-")) {
    sign = rest[0] as "+" | "-";
    rest = rest.slice(1);
  } else if (rest.endsWith("-")) {
    sign = "-";
    rest = rest.slice(0, -1);
  }
  const parts = splitMarks(rest, decimal);
  if (!parts) return { ok: false, reason: "unreadable" };
  const fraction = parts.fraction.replace(/0+$/, "");
  if (fraction.length > exponent) return { ok: false, reason: "too_precise" };
  const digits = (parts.whole + fraction.padEnd(exponent, "0")).replace(/^0+(?=\d)/, "");
  if (digits.length > 15) return { ok: false, reason: "too_large" };
  const magnitude = Number(digits);
  const minor = sign === "-" && magnitude !== 0 ? -magnitude : magnitude;
  return { ok: true, minor, sign };
}

/** The decimal number with a point, exact: (-1234, 2) is "-12.34". */
export function toDecimal(minor: number, exponent: number): string {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const cut = digits.length - exponent;
  const sign = minor < 0 ? "-" : "";
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

/** What stands in an input when a row is edited: no grouping, the locale's decimal mark. */
export function toInput(minor: number, exponent: number, decimal: "." | "," = "."): string {
  return toDecimal(minor, exponent).replace(".", decimal);
}

/** Sums per currency, largest first by code order of first appearance. Integers only. */
export function sumByCurrency(
  items: Iterable<{ currency: string; minor: number }>,
): { currency: string; minor: number }[] {
  const sums = new Map<string, number>();
  for (const { currency, minor } of items) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].map(([currency, minor]) => ({ currency, minor }));
}

export function decimalMark(locale: string): "." | "," {
  const part = new Intl.NumberFormat(locale).formatToParts(1.5).find((p) => p.type === "decimal");
  return part?.value === "," ? "," : ".";
}

function splitMarks(text: string, decimal: "." | ","): { whole: string; fraction: string } | null {
  if (!/^[\d.,]*\d[\d.,]*$/.test(text)) return null;
  const lastPoint = text.lastIndexOf(".");
  const lastComma = text.lastIndexOf(",");
  const marks = text.replace(/\d/g, "");
  let at = -1;
  if (lastPoint >= 0 && lastComma >= 0) {
    at = Math.max(lastPoint, lastComma);
  } else if (marks.length === 1) {
    at = text.search(/[.,]/);
    const isGrouping = text.length - at - 1 === 3 && at > 0 && at <= 3 && text[at] !== decimal;
    if (isGrouping) at = -1;
  }
  const whole = at < 0 ? text : text.slice(0, at);
  const fraction = at < 0 ? "" : text.slice(at + 1);
  if (!/^\d*$/.test(fraction) || !isGrouped(whole, at < 0 ? "" : (text[at] ?? ""))) return null;
  return { whole: whole.replace(/[.,]/g, "") || "0", fraction };
}

function isGrouped(whole: string, decimalAt: string): boolean {
  if (/^\d*$/.test(whole)) return true;
  const mark = decimalAt === "." ? "," : decimalAt === "," ? "\\." : "[.,]";
  // The last group has three digits; groups before it two or three (Indian grouping has two).
  return new RegExp(`^\\d{1,3}(${mark}\\d{2,3})*${mark}\\d{3}$`).test(whole) && !/\..*,|,.*\./.test(whole);
}

function latinDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      if (digit <= "9") return digit;
      const code = digit.codePointAt(0) ?? 0;
      // Every script's digits stand in a run of ten; runs begin at a multiple of ten from their zero.
      let zero = code;
      while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
      return String(code - zero);
    })
    .replace(/\u066b/g, ".")
    .replace(/\u066c/g, ",");
}
