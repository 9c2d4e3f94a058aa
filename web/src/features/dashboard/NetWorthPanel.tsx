import classes from "~/features/dashboard/figures.module.css";
import { Panel } from "~/features/dashboard/Panel";
import { Uncounted } from "~/features/dashboard/Uncounted";
import { briefDay, shortDay } from "~/lib/dates";
import { useNetWorth } from "~/queries/analytics";
import { TimeChart } from "~/ui/charts/TimeChart";
import { useFormats } from "~/ui/formats";
import { Lit } from "~/ui/Lit";
import { Money } from "~/ui/Money";
import { moneyText } from "~/ui/moneyText";

/** All accounts together: now, and day by day. */
export function NetWorthPanel() {
  const asked = useNetWorth();
  const { locale } = useFormats();
  return (
    <Panel title="Net worth" to="/accounts" way="Accounts" asked={asked} height={270}>
      {({ net_worth_minor, change_minor, currency, days, first, last, unconverted }) => {
        const day = (place: number) => days[place];
        return (
          <>
            <p className={classes.hero}>
              <Lit on={net_worth_minor}>
                <Money minor={net_worth_minor} currency={currency} size="hero" />
              </Lit>
            </p>
            <p className={classes.sub}>
              <Money minor={change_minor} currency={currency} tone="flow" size="small" /> since{" "}
              {briefDay(first, last, locale)}
            </p>
            <TimeChart
              name="Net worth by day"
              days={days.map(({ date }) => date)}
              currency={currency}
              line={days.map((one) => one.net_worth_minor)}
              isFilled
              height={170}
              summary={
                <>
                  Net worth by day from {shortDay(first, locale)} to {shortDay(last, locale)}, now{" "}
                  <Money minor={net_worth_minor} currency={currency} />.
                </>
              }
              table={{
                head: ["Day", "Net worth", "Assets", "Debts"],
                rows: [...days].reverse().map((one) => ({
                  key: one.date,
                  cells: [
                    shortDay(one.date, locale),
                    <Money key="n" minor={one.net_worth_minor} currency={currency} />,
                    <Money key="a" minor={one.assets_minor} currency={currency} />,
                    <Money key="d" minor={one.debts_minor} currency={currency} />,
                  ],
                })),
              }}
              readout={(place) => (
                <>
                  <span>{shortDay(day(place)?.date ?? last, locale)}</span>
                  <strong>
                    <Money minor={day(place)?.net_worth_minor ?? 0} currency={currency} />
                  </strong>
                </>
              )}
              spoken={(place) =>
                `${shortDay(day(place)?.date ?? last, locale)}: ${moneyText(day(place)?.net_worth_minor ?? 0, currency, locale)}`
              }
            />
            <Uncounted amounts={unconverted} />
          </>
        );
      }}
    </Panel>
  );
}
