import { exponentOf } from "~/lib/currencies";
import { toDecimal } from "~/lib/money";

const formatters = new Map<string, Intl.NumberFormat>();

/** `plus`: what comes in carries a plus. */
export function moneyFormat(locale: string, currency: string, plus: boolean): Intl.NumberFormat {
  const digits = exponentOf(currency);
  const key = `${locale} ${currency} ${digits} ${plus}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: plus ? "exceptZero" : "negative",
    });
    formatters.set(key, found);
  }
  return found;
}

/** The exact number as the formatter takes it, whatever its size. */
export function exactly(minor: number, currency: string): Intl.StringNumericLiteral {
  return toDecimal(minor, exponentOf(currency)) as Intl.StringNumericLiteral;
}

/** An amount as plain text, where no element can stand: the description of a chart. Elsewhere `<Money/>`. */
export function moneyText(minor: number, currency: string, locale: string): string {
  return moneyFormat(locale, currency, false).format(exactly(minor, currency)).replace("-", "\u2212");
}

/** Short, for the axis of a chart: "€1.2K". Never where an amount is meant exactly. */
export function axisText(minor: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    notation: "compact",
    maximumSignificantDigits: 3,
  });
  return format.format(exactly(minor, currency)).replace("-", "\u2212");
}
