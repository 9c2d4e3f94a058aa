import { exponentOf } from "~/lib/currencies";
import { toDecimal } from "~/lib/money";
import { useFormats } from "~/ui/formats";
import classes from "~/ui/Money.module.css";

export interface MoneyProps {
  /** In the currency's minor unit; spending is negative. */
  minor: number;
  /** ISO 4217. */
  currency: string;
  /** "flow": income carries a plus and the accent. "balance": a debt carries a minus. "muted": neither speaks up. */
  tone?: "flow" | "balance" | "muted";
  size?: "small" | "normal" | "large" | "hero";
}

/** The only way an amount reaches the screen. The sign is written out: colour is never the only signal. */
export function Money({ minor, currency, tone = "balance", size = "normal" }: MoneyProps) {
  const { locale } = useFormats();
  const parts = formatter(locale, currency, tone === "flow").formatToParts(
    toDecimal(minor, exponentOf(currency)) as Intl.StringNumericLiteral,
  );
  const sign = minor > 0 ? "positive" : minor < 0 ? "negative" : "zero";
  return (
    <bdi className={classes.money} data-tone={tone} data-sign={sign} data-size={size}>
      {parts.map((part, place) => {
        const text = part.type === "minusSign" ? part.value.replace("-", "\u2212") : part.value;
        const isFine = part.type === "fraction" || part.type === "decimal";
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one number have no other identity.
        return isFine ? <Fine key={place} text={text} /> : text;
      })}
    </bdi>
  );
}

function Fine({ text }: { text: string }) {
  return <span className={classes.fine}>{text}</span>;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, currency: string, plus: boolean): Intl.NumberFormat {
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
