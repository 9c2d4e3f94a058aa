import { useMemo } from "react";
import type { Transaction } from "~/api/types";
import { useEditor } from "~/features/shell/editor";
import classes from "~/features/transactions/Days.module.css";
import { daysOf } from "~/features/transactions/days";
import { useNames } from "~/features/transactions/names";
import { Row } from "~/features/transactions/Row";
import { dayHeading, dayIn } from "~/lib/dates";
import { useHousehold } from "~/queries/ledger";
import type { TransactionList } from "~/queries/transactions";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";

export function Days({
  rows,
  touched,
  hasMore,
}: {
  rows: readonly Transaction[];
  touched: TransactionList["touched"];
  hasMore: boolean;
}) {
  const names = useNames();
  const { edit } = useEditor();
  const { locale } = useFormats();
  const { timezone } = useHousehold();
  const today = dayIn(timezone, Date.now());
  const days = useMemo(() => daysOf(rows, hasMore), [rows, hasMore]);
  return (
    <div className={classes.days}>
      {days.map((day) => (
        <section key={day.date} className={classes.day} aria-label={dayHeading(day.date, today, locale)}>
          <header className={classes.head}>
            <h2 className={classes.heading}>
              <time dateTime={day.date}>{dayHeading(day.date, today, locale)}</time>
            </h2>
            <span className={classes.sums}>
              {day.sums?.map((sum) => (
                <Money key={sum.currency} {...sum} size="small" tone="muted" />
              ))}
            </span>
          </header>
          <ul>
            {day.rows.map((row) => (
              <Row key={row.id} row={row} names={names} touched_ms={touched[row.id]?.at_ms} onOpen={edit} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
