import { useFormats } from "~/ui/formats";
import classes from "~/ui/Money.module.css";
import { exactly, moneyFormat } from "~/ui/moneyText";

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
  const parts = moneyFormat(locale, currency, tone === "flow").formatToParts(exactly(minor, currency));
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
