import type { BalanceOutlook } from "~/api/types";
import classes from "~/features/dashboard/figures.module.css";
import { Panel } from "~/features/dashboard/Panel";
import { Uncounted } from "~/features/dashboard/Uncounted";
import { briefDay, shortDay } from "~/lib/dates";
import { groupBy } from "~/lib/groupBy";
import { useBalanceOutlook } from "~/queries/analytics";
import { TimeChart } from "~/ui/charts/TimeChart";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";
import { moneyText } from "~/ui/moneyText";
import { Percent } from "~/ui/Percent";
import { UserText } from "~/ui/UserText";

/** The balance of checking and cash over the next 30 days: bills on their days, and the lowest point. */
export function OutlookPanel() {
  const asked = useBalanceOutlook();
  const { locale } = useFormats();
  return (
    <Panel title="Balance in 30 days" asked={asked} height={320}>
      {(outlook) => {
        const { lowest, currency, probability, floor_minor, likeliest_on, on } = outlook;
        return (
          <>
            <p className={classes.hero}>
              <Money
                minor={outlook.days.at(-1)?.p50_minor ?? outlook.balance_minor}
                currency={currency}
                size="large"
              />
            </p>
            <p className={classes.sub}>
              lowest <Money minor={lowest.p50_minor} currency={currency} size="small" /> on{" "}
              {briefDay(lowest.date, on, locale)}
              {probability !== null && probability >= 0.05 && (
                <>
                  ; <Percent of={probability} /> chance of less than{" "}
                  <Money minor={floor_minor} currency={currency} size="small" />
                  {likeliest_on && `, most likely on ${briefDay(likeliest_on, on, locale)}`}
                </>
              )}
            </p>
            <Chart outlook={outlook} />
            <Uncounted amounts={outlook.unconverted} />
          </>
        );
      }}
    </Panel>
  );
}

function Chart({ outlook }: { outlook: BalanceOutlook }) {
  const { locale } = useFormats();
  const { currency, days, on, balance_minor, floor_minor, lowest, markers } = outlook;
  const dates = [on, ...days.map(({ date }) => date)];
  const of = (part: "p10_minor" | "p50_minor" | "p90_minor") => [
    balance_minor,
    ...days.map((day) => day[part]),
  ];
  const byDay = groupBy(markers, ({ date }) => (date < on ? on : date));
  const marks = dates.flatMap((date, at): { at: number; tone: "in" | "out" | "low" }[] => {
    const here = byDay.get(date);
    if (date === lowest.date) return [{ at, tone: "low" }];
    if (!here) return [];
    const sum = here.reduce((total, { amount_minor }) => total + amount_minor, 0);
    return [{ at, tone: sum < 0 ? "out" : "in" }];
  });
  const named = (place: number) => byDay.get(dates[place] ?? "") ?? [];
  const middle = of("p50_minor");
  return (
    <TimeChart
      name="Balance by day"
      days={dates}
      currency={currency}
      line={dates.map((_, at) => (at === 0 ? balance_minor : null))}
      band={{ low: of("p10_minor"), middle, high: of("p90_minor") }}
      rule={floor_minor}
      marks={marks}
      height={220}
      summary={
        <>
          The balance of checking and cash accounts until {shortDay(dates.at(-1) ?? on, locale)}: now{" "}
          <Money minor={balance_minor} currency={currency} />, lowest{" "}
          <Money minor={lowest.p50_minor} currency={currency} /> on {shortDay(lowest.date, locale)}.
        </>
      }
      table={{
        head: ["Day", "Probably", "Low", "High", "What is known"],
        rows: dates.map((date, place) => ({
          key: date,
          cells: [
            shortDay(date, locale),
            <Money key="m" minor={middle[place] ?? 0} currency={currency} />,
            <Money key="l" minor={of("p10_minor")[place] ?? 0} currency={currency} />,
            <Money key="h" minor={of("p90_minor")[place] ?? 0} currency={currency} />,
            named(place)
              .map(({ name }) => name)
              .join(", "),
          ],
        })),
      }}
      readout={(place) => (
        <>
          <span>{shortDay(dates[place] ?? on, locale)}</span>
          <strong>
            <Money minor={middle[place] ?? balance_minor} currency={currency} />
          </strong>
          {named(place).map(({ name, amount_minor, id }) => (
            <span key={`${id} ${name}`}>
              <UserText>{name}</UserText>{" "}
              <Money minor={amount_minor} currency={currency} tone="flow" size="small" />
            </span>
          ))}
        </>
      )}
      spoken={(place) => {
        const parts = [
          shortDay(dates[place] ?? on, locale),
          moneyText(middle[place] ?? balance_minor, currency, locale),
        ];
        for (const { name, amount_minor } of named(place))
          parts.push(`${name} ${moneyText(amount_minor, currency, locale)}`);
        return parts.join(", ");
      }}
    />
  );
}
