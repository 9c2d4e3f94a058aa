import type { BudgetProgress, Upcoming } from "~/api/types";
import classes from "~/features/budgets/StillToCome.module.css";
import { briefDay } from "~/lib/dates";
import { Card, CardHead } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

const KINDS: Record<Upcoming["kind"], string> = {
  booked: "recorded ahead of its day",
  bill: "bill",
  seen: "came in both of the last two periods",
};

/** What is known of the rest of the period, by name. */
export function StillToCome({ progress }: { progress: BudgetProgress }) {
  const { upcoming, currency, on, projection } = progress;
  const { locale } = useFormats();
  return (
    <Card flush>
      <CardHead
        title="Still to come"
        note={
          upcoming.length === 0 ? (
            "Nothing is known to come in this period."
          ) : (
            <>
              Counted in the forecast
              {projection.usual_rest_minor > 0 && (
                <>
                  , beside <Money minor={projection.usual_rest_minor} currency={currency} size="small" /> as
                  usual
                </>
              )}
              .
            </>
          )
        }
      />
      {upcoming.length > 0 ? (
        <ul className={classes.list}>
          {upcoming.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was merely seen before has no identity of its own.
            <li key={place} className={classes.item}>
              <span className={classes.words}>
                <span className={classes.name}>
                  <UserText>{one.name}</UserText>
                </span>
                <span className={classes.note}>
                  {one.date < on ? "expected since" : "about"} {briefDay(one.date, on, locale)},{" "}
                  {KINDS[one.kind]}
                </span>
              </span>
              <Money minor={one.amount_minor} currency={currency} />
            </li>
          ))}
        </ul>
      ) : (
        <div className={classes.none} />
      )}
    </Card>
  );
}
