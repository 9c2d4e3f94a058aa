import type { Bill } from "~/api/types";
import { Money } from "~/ui/Money";

type Expected = Pick<Bill, "amount_min_minor" | "amount_max_minor" | "currency">;

/** What is expected: one amount, or from the smaller to the larger. What comes in carries its plus. */
export function Amount({ of: { amount_min_minor, amount_max_minor, currency } }: { of: Expected }) {
  const isIn = amount_max_minor > 0;
  const [less, more] = isIn ? [amount_min_minor, amount_max_minor] : [-amount_max_minor, -amount_min_minor];
  const tone = isIn ? "flow" : "balance";
  if (less === more) return <Money minor={less} currency={currency} tone={tone} />;
  return (
    <span>
      <Money minor={less} currency={currency} tone={tone} />
      {" \u2013 "}
      <Money minor={more} currency={currency} tone={tone} />
    </span>
  );
}
