import { BillRow } from "~/features/bills/BillRow";
import classes from "~/features/bills/BillsPage.module.css";
import { Calendar } from "~/features/bills/Calendar";
import { groupBills, sumsUntil } from "~/features/bills/due";
import { addDays } from "~/lib/dates";
import { useOpenBills, usePastBills } from "~/queries/bills";
import { useToday } from "~/queries/today";
import { Card, CardHead } from "~/ui/Card";
import { Figure, Figures } from "~/ui/Figures";
import { CheckIcon } from "~/ui/icons";
import { Money } from "~/ui/Money";
import { Empty } from "~/ui/states";

const MISSED = ["missed"] as const;
const MISSED_DAYS = 60;
const SUM_DAYS = 30;

/** What is due and what is to come, by when it wants attention; a calendar and the sums beside it. */
export function Ahead() {
  const today = useToday();
  const open = useOpenBills();
  const { data: missed = [] } = usePastBills({ status: MISSED, from: addDays(today, -MISSED_DAYS) });
  const held = new Set(open.map(({ id }) => id));
  const bills = [...open, ...missed.filter(({ id }) => !held.has(id))];
  const groups = groupBills(bills, today);
  return (
    <div className={classes.columns}>
      <div className={classes.groups}>
        {groups.length === 0 && (
          <Card>
            <Empty icon={<CheckIcon size={28} />} title="Nothing is due">
              No bill is known for the next 60 days.
            </Empty>
          </Card>
        )}
        {groups.map(({ key, title, bills: some }) => (
          <section key={key} aria-label={title}>
            <h2 className={classes.heading} data-tone={key === "overdue" ? "bad" : undefined}>
              {title}
            </h2>
            <Card flush>
              <ul>
                {some.map((bill) => (
                  <BillRow key={bill.id} bill={bill} />
                ))}
              </ul>
            </Card>
          </section>
        ))}
      </div>
      <div className={classes.beside}>
        <Sums bills={open} />
        <Card>
          <Calendar bills={bills} today={today} />
        </Card>
      </div>
    </div>
  );
}

function Sums({ bills }: { bills: ReturnType<typeof useOpenBills> }) {
  const sums = sumsUntil(bills, addDays(useToday(), SUM_DAYS));
  if (sums.length === 0) return null;
  return (
    <Card>
      <CardHead title="Until a month from now" />
      {sums.map(({ currency, out_minor, in_minor }) => (
        <Figures key={currency}>
          <Figure name="To pay">
            <Money minor={out_minor} currency={currency} size="large" />
          </Figure>
          {in_minor > 0 && (
            <Figure name="To come in">
              <Money minor={in_minor} currency={currency} size="large" />
            </Figure>
          )}
        </Figures>
      ))}
    </Card>
  );
}
