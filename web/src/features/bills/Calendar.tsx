import { ActionIcon } from "@mantine/core";
import { useState } from "react";
import type { Bill } from "~/api/types";
import classes from "~/features/bills/Calendar.module.css";
import { monthGrid, statusOf } from "~/features/bills/due";
import { addDays, dayHeading, monthName, weekdayNames } from "~/lib/dates";
import { groupBy } from "~/lib/groupBy";
import { Count } from "~/ui/Count";
import { useFormats } from "~/ui/formats";
import { ChevronIcon } from "~/ui/icons";

/** A month with a mark on every day that something is due. A day is the way to its bills in the list. */
export function Calendar({ bills, today }: { bills: readonly Bill[]; today: string }) {
  const { locale } = useFormats();
  const [month, setMonth] = useState(today);
  const byDay = groupBy(bills, ({ due_date }) => due_date);
  const first = `${month.slice(0, 7)}-01`;
  return (
    <div>
      <header className={classes.head}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="The month before"
          className={classes.back ?? ""}
          onClick={() => setMonth(addDays(first, -1))}
        >
          <ChevronIcon size={17} />
        </ActionIcon>
        <h2 className={classes.month}>{monthName(month, locale)}</h2>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="The month after"
          onClick={() => setMonth(addDays(first, 31))}
        >
          <ChevronIcon size={17} />
        </ActionIcon>
      </header>
      <div className={classes.grid}>
        {weekdayNames(locale).map((name) => (
          <span key={name} className={classes.weekday} title={name} aria-hidden="true">
            {[...name][0]}
          </span>
        ))}
        {monthGrid(month).map((day) => (
          <Day
            key={day}
            day={day}
            bills={byDay.get(day) ?? []}
            isOther={day.slice(0, 7) !== month.slice(0, 7)}
            today={today}
          />
        ))}
      </div>
    </div>
  );
}

interface DayProps {
  day: string;
  bills: readonly Bill[];
  isOther: boolean;
  today: string;
}

function Day({ day, bills, isOther, today }: DayProps) {
  const { locale } = useFormats();
  const number = Number(day.slice(8));
  const marks = { "data-other": isOther || undefined, "data-today": day === today || undefined };
  const [bill] = bills;
  if (!bill) {
    return (
      <span className={classes.day} {...marks} aria-hidden="true">
        {number}
      </span>
    );
  }
  const isLate = bills.some((one) => ["overdue", "missed"].includes(statusOf(one, today)));
  const isIn = bills.every(({ amount_max_minor }) => amount_max_minor > 0);
  const go = () => document.getElementById(`bill-${bill.id}`)?.scrollIntoView({ block: "center" });
  return (
    <button type="button" className={classes.day} {...marks} onClick={go}>
      <span aria-hidden="true">{number}</span>
      <span className="visually-hidden">
        {dayHeading(day, today, locale)}: <Count of={bills.length} one="bill" many="bills" />
      </span>
      <span className={classes.mark} data-tone={isLate ? "bad" : isIn ? "in" : "out"} />
    </button>
  );
}
