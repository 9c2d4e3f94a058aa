import { Link } from "react-router";
import type { Bill } from "~/api/types";
import { Amount } from "~/features/bills/Amount";
import { statusInWords } from "~/features/bills/BillRow";
import { daysBetween, statusOf } from "~/features/bills/due";
import classes from "~/features/dashboard/lists.module.css";
import { Nothing, Panel } from "~/features/dashboard/Panel";
import { addDays, briefDay } from "~/lib/dates";
import { useOpenBills, useRules } from "~/queries/bills";
import { useToday } from "~/queries/today";
import { useFormats } from "~/ui/formats";
import { UserText } from "~/ui/UserText";

const SHOWN = 6;
const AHEAD_DAYS = 30;

/** What is due in the next month, what is late first. */
export function BillsPanel() {
  const today = useToday();
  const hasRules = useRules().length > 0;
  const last = addDays(today, AHEAD_DAYS);
  const bills = useOpenBills()
    .filter(({ due_date }) => due_date <= last)
    .sort((a, b) => a.due_date.localeCompare(b.due_date) || a.id.localeCompare(b.id));
  return (
    <Panel title="Bills" to="/bills" asked={{ data: bills, error: null, refetch: () => {} }} height={0}>
      {(all) =>
        all.length === 0 ? (
          <Nothing>
            {hasRules ? (
              "Nothing is due within a month."
            ) : (
              <>
                Nothing recurs yet. <Link to="/bills">Say what does.</Link>
              </>
            )}
          </Nothing>
        ) : (
          <ul className={classes.list}>
            {all.slice(0, SHOWN).map((bill) => (
              <Line key={bill.id} bill={bill} today={today} />
            ))}
            {all.length > SHOWN && <li className={classes.rest}>{all.length - SHOWN} more</li>}
          </ul>
        )
      }
    </Panel>
  );
}

function Line({ bill, today }: { bill: Bill; today: string }) {
  const { locale } = useFormats();
  const rule = useRules().find(({ id }) => id === bill.recurring_id);
  const status = statusOf(bill, today);
  const isLate = status === "overdue" || status === "missed";
  return (
    <li>
      <Link to={`/bills/${bill.recurring_id}`} className={classes.line} data-testid="bill-line">
        <span className={classes.day}>{briefDay(bill.due_date, today, locale)}</span>
        <span className={classes.text}>
          <UserText>{rule?.name ?? "A bill"}</UserText>
          {isLate && (
            <span className={classes.late}>
              {" "}
              · {statusInWords(status, daysBetween(today, bill.due_date))}
            </span>
          )}
        </span>
        <Amount of={bill} />
      </Link>
    </li>
  );
}
