import { Link } from "react-router";
import type { Bill, BillStatus } from "~/api/types";
import { Amount } from "~/features/bills/Amount";
import { BillMenu } from "~/features/bills/BillMenu";
import classes from "~/features/bills/BillRow.module.css";
import { daysBetween, statusOf } from "~/features/bills/due";
import { RowLink } from "~/features/transactions/RowLink";
import { briefDay } from "~/lib/dates";
import { useRules } from "~/queries/bills";
import { useCanWrite } from "~/queries/ledger";
import { useToday } from "~/queries/today";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";
import { Pill } from "~/ui/Pill";
import { UserText } from "~/ui/UserText";

type Tone = Parameters<typeof Pill>[0]["tone"];

const TONES: Record<BillStatus, Tone> = {
  upcoming: "quiet",
  due: "watch",
  overdue: "bad",
  missed: "bad",
  paid: "good",
  skipped: "quiet",
};

/** One bill: what, when, how much, how it stands, and what can be said about it. */
export function BillRow({ bill, isOfRule = false }: { bill: Bill; isOfRule?: boolean }) {
  const today = useToday();
  const { locale } = useFormats();
  const canWrite = useCanWrite();
  const rule = useRules().find(({ id }) => id === bill.recurring_id);
  const status = statusOf(bill, today);
  const date = new Date(`${bill.due_date}T00:00:00Z`);
  const month = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" }).format(date);
  const name = rule?.name ?? "A bill";
  return (
    <li id={`bill-${bill.id}`} className={classes.item} data-testid="bill-row" data-id={bill.id}>
      <span className={classes.date} data-tone={TONES[status]}>
        <span className={classes.number}>{Number(bill.due_date.slice(8))}</span>
        <span className={classes.month}>{month}</span>
      </span>
      <span className={classes.words}>
        <span className={classes.name}>
          {isOfRule ? (
            briefDay(bill.due_date, today, locale)
          ) : (
            <Link to={`/bills/${bill.recurring_id}`}>
              <UserText>{name}</UserText>
            </Link>
          )}
        </span>
        <span className={classes.note}>
          <Pill tone={TONES[status]}>{statusInWords(status, daysBetween(today, bill.due_date))}</Pill>
          {bill.transaction_id && bill.paid_date && (
            <RowLink id={bill.transaction_id}>paid {briefDay(bill.paid_date, today, locale)}</RowLink>
          )}
        </span>
      </span>
      <span className={classes.amount}>
        <Paid bill={bill} />
      </span>
      {canWrite && <BillMenu bill={bill} status={status} name={name} />}
    </li>
  );
}

/** What was paid, and how much more or less that was; until then what is expected. */
function Paid({ bill }: { bill: Bill }) {
  const { paid_minor, paid_currency, price_change_minor, currency } = bill;
  if (paid_minor === null || paid_currency === null) return <Amount of={bill} />;
  const isIn = paid_minor > 0;
  return (
    <>
      <Money
        minor={isIn ? paid_minor : -paid_minor}
        currency={paid_currency}
        tone={isIn ? "flow" : "balance"}
      />
      {price_change_minor !== null && price_change_minor !== 0 && (
        <span className={classes.change} data-testid="price-change">
          <Money minor={Math.abs(price_change_minor)} currency={currency} size="small" />{" "}
          {price_change_minor > 0 ? "more" : "less"} than expected
        </span>
      )}
    </>
  );
}

export function statusInWords(status: BillStatus, days: number): string {
  switch (status) {
    case "due":
      return "Due today";
    case "upcoming":
      return days === 1 ? "Tomorrow" : `In ${days} days`;
    case "overdue":
      return days === -1 ? "Since yesterday" : `${-days} days overdue`;
    case "missed":
      return "Missed";
    case "paid":
      return "Paid";
    case "skipped":
      return "Skipped";
  }
}
