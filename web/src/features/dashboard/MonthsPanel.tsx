import type { Months } from "~/api/types";
import classes from "~/features/dashboard/figures.module.css";
import { Panel } from "~/features/dashboard/Panel";
import { Uncounted } from "~/features/dashboard/Uncounted";
import { monthName } from "~/lib/dates";
import { useMonths } from "~/queries/analytics";
import { MonthBars } from "~/ui/charts/MonthBars";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";
import { moneyText } from "~/ui/moneyText";
import { Percent, percentText } from "~/ui/Percent";

/** What came in, what went out and what was kept, of the last twelve months. */
export function MonthsPanel() {
  const asked = useMonths();
  return (
    <Panel title="Income and spending" asked={asked} height={260}>
      {(months) => (
        <>
          <Bars months={months} />
          <Uncounted amounts={months.unconverted} />
        </>
      )}
    </Panel>
  );
}

function Bars({ months: { months, currency, saved_minor, savings_rate } }: { months: Months }) {
  const { locale } = useFormats();
  const letters = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const at = (place: number) => months[place];
  return (
    <MonthBars
      name="Income and spending by month"
      currency={currency}
      months={months.map(({ month, first, income_minor, spent_minor }) => ({
        key: month,
        brief: letters.format(new Date(`${first}T00:00:00Z`)).slice(0, 3),
        in_minor: income_minor,
        out_minor: spent_minor,
      }))}
      summary={
        <>
          Income and spending of {months.length} months. Saved in all:{" "}
          <Money minor={saved_minor} currency={currency} />
          {savings_rate !== null && (
            <>
              , <Percent of={savings_rate} /> of the income
            </>
          )}
          .
        </>
      }
      table={{
        head: ["Month", "Income", "Spending", "Saved", "Share saved"],
        rows: [...months].reverse().map((one) => ({
          key: one.month,
          cells: [
            monthName(one.first, locale),
            <Money key="i" minor={one.income_minor} currency={currency} />,
            <Money key="s" minor={one.spent_minor} currency={currency} />,
            <Money key="k" minor={one.saved_minor} currency={currency} />,
            one.savings_rate === null || one.savings_rate < 0 ? (
              "\u2013"
            ) : (
              <Percent key="r" of={one.savings_rate} />
            ),
          ],
        })),
      }}
      readout={(place) => {
        const one = at(place);
        if (!one) return null;
        return (
          <>
            <span>{monthName(one.first, locale)}</span>
            <span className={classes.legend}>
              <span className={classes.key} />
              in <Money minor={one.income_minor} currency={currency} size="small" />
            </span>
            <span className={classes.legend}>
              <span className={classes.key} data-tone="out" />
              out <Money minor={one.spent_minor} currency={currency} size="small" />
            </span>
            {one.saved_minor < 0 ? (
              <span>
                short of <Money minor={-one.saved_minor} currency={currency} size="small" />
              </span>
            ) : (
              <span>
                kept <Money minor={one.saved_minor} currency={currency} size="small" />
                {one.savings_rate !== null && (
                  <>
                    {" "}
                    (<Percent of={one.savings_rate} />)
                  </>
                )}
              </span>
            )}
          </>
        );
      }}
      spoken={(place) => {
        const one = at(place);
        if (!one) return "";
        const money = (minor: number) => moneyText(minor, currency, locale);
        const rate = one.savings_rate === null ? "" : `, ${percentText(one.savings_rate, locale)}`;
        const kept =
          one.saved_minor < 0
            ? `short of ${money(-one.saved_minor)}`
            : `kept ${money(one.saved_minor)}${rate}`;
        return `${monthName(one.first, locale)}: in ${money(one.income_minor)}, out ${money(one.spent_minor)}, ${kept}`;
      }}
    />
  );
}
