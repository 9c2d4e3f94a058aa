import { Link } from "react-router";
import type { Unconverted } from "~/api/types";
import classes from "~/features/dashboard/Uncounted.module.css";
import { Money } from "~/ui/Money";

/** What is in no sum, because no rate is known: named, never left out silently. */
export function Uncounted({ amounts }: { amounts: readonly Unconverted[] }) {
  if (amounts.length === 0) return null;
  return (
    <p className={classes.note}>
      Not counted, for want of a rate:{" "}
      {amounts.map(({ currency, amount_minor }, place) => (
        <span key={currency}>
          {place > 0 && ", "}
          <Money minor={amount_minor} currency={currency} size="small" />
        </span>
      ))}
      .{" "}
      <Link to="/settings/rates" className={classes.way}>
        Enter one
      </Link>
    </p>
  );
}
