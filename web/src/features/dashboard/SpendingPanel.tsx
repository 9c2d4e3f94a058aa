import type { SpendingCurve } from "~/api/types";
import { againstUsual } from "~/features/dashboard/againstUsual";
import classes from "~/features/dashboard/figures.module.css";
import { type Asked, Panel } from "~/features/dashboard/Panel";
import { Uncounted } from "~/features/dashboard/Uncounted";
import { shortDay } from "~/lib/dates";
import { TimeChart } from "~/ui/charts/TimeChart";
import { useFormats } from "~/ui/formats";
import { Lit } from "~/ui/Lit";
import { Money } from "~/ui/Money";
import { moneyText } from "~/ui/moneyText";

/** This month's spending as it adds up, against what had usually been spent by then. */
export function SpendingPanel({ asked }: { asked: Asked<SpendingCurve> }) {
  return (
    <Panel title="Spent this month" asked={asked} height={340}>
      {(curve) => (
        <>
          <p className={classes.hero}>
            <Lit on={curve.spent_minor}>
              <Money minor={curve.spent_minor} currency={curve.currency} size="hero" />
            </Lit>
          </p>
          <p className={classes.sub}>
            <Compared curve={curve} />
          </p>
          <Curve curve={curve} />
          <Uncounted amounts={curve.unconverted} />
        </>
      )}
    </Panel>
  );
}

function Compared({ curve }: { curve: SpendingCurve }) {
  const compared = againstUsual(curve);
  if (!compared)
    return (
      <>
        What is usual is known after two whole months
        {curve.ahead_minor !== 0 && (
          <>
            ; <Money minor={curve.ahead_minor} currency={curve.currency} size="small" /> booked ahead
          </>
        )}
      </>
    );
  const { difference_minor, words } = compared;
  return (
    <>
      {difference_minor === 0 ? (
        "as much as usual by now"
      ) : (
        <>
          <Money minor={Math.abs(difference_minor)} currency={curve.currency} size="small" />{" "}
          {difference_minor > 0 ? "more" : "less"} than usual by now
        </>
      )}{" "}
      ({words})
    </>
  );
}

function Curve({ curve }: { curve: SpendingCurve }) {
  const { locale } = useFormats();
  const { currency, usual, first, on } = curve;
  const days = usual.length > 0 ? usual.map(({ date }) => date) : curve.days.map(({ date }) => date);
  const spent = new Map(curve.days.map((day) => [day.date, day.total_minor]));
  const line = days.map((day) => spent.get(day) ?? null);
  const of = (place: number) => ({
    day: days[place] ?? on,
    total: line[place] ?? null,
    usual: usual[place],
  });
  return (
    <TimeChart
      name="Spent by day"
      days={days}
      currency={currency}
      line={line}
      fromZero
      height={240}
      {...(usual.length > 0
        ? {
            band: {
              low: usual.map(({ p10_minor }) => p10_minor),
              middle: usual.map(({ p50_minor }) => p50_minor),
              high: usual.map(({ p90_minor }) => p90_minor),
            },
          }
        : {})}
      summary={
        <>
          Spending since {shortDay(first, locale)}: <Money minor={curve.spent_minor} currency={currency} />
          {usual.length > 0 && `, beside what is usual from ${curve.periods_known} months before`}.
        </>
      }
      table={{
        head: ["Day", "Spent by then", "Usually", "Low", "High"],
        rows: days.map((day, place) => {
          const { total, usual: known } = of(place);
          const cell = (key: string, minor: number | null | undefined) =>
            typeof minor === "number" ? <Money key={key} minor={minor} currency={currency} /> : "\u2013";
          return {
            key: day,
            cells: [
              shortDay(day, locale),
              cell("t", total),
              cell("u", known?.p50_minor),
              cell("l", known?.p10_minor),
              cell("h", known?.p90_minor),
            ],
          };
        }),
      }}
      readout={(place) => {
        const { day, total, usual: known } = of(place);
        return (
          <>
            <span>{shortDay(day, locale)}</span>
            {total !== null && (
              <span className={classes.legend}>
                <span className={classes.key} />
                <strong>
                  <Money minor={total} currency={currency} />
                </strong>
              </span>
            )}
            {known && (
              <span className={classes.legend}>
                <span className={classes.key} data-tone="usual" />
                usually <Money minor={known.p50_minor} currency={currency} size="small" />
              </span>
            )}
          </>
        );
      }}
      spoken={(place) => {
        const { day, total, usual: known } = of(place);
        const parts = [shortDay(day, locale)];
        if (total !== null) parts.push(`spent ${moneyText(total, currency, locale)}`);
        if (known) parts.push(`usually ${moneyText(known.p50_minor, currency, locale)}`);
        return parts.join(", ");
      }}
    />
  );
}
