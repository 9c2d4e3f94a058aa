import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Alert, AlertItem } from "~/api/types";
import { Subject } from "~/features/alerts/Subject";
import classes from "~/features/alerts/Why.module.css";
import { RowLink } from "~/features/transactions/RowLink";
import { briefDay, monthName } from "~/lib/dates";
import { useToday } from "~/queries/today";
import { Figure, Figures } from "~/ui/Figures";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";
import { Percent } from "~/ui/Percent";
import { UserText } from "~/ui/UserText";

/** The numbers an alert says and the named things they rest on, each the way to it. */
export function Why({ alert, others }: { alert: Alert; others: readonly Alert[] }) {
  return (
    <div className={classes.why}>
      <Numbers alert={alert} />
      {alert.why.length > 0 && (
        <>
          <h3 className={classes.heading}>{HEADINGS[alert.kind] ?? "It rests on"}</h3>
          <ul className={classes.items}>
            {alert.why.map((item, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the reasons of one alert have no other identity.
              <Item key={place} item={item} currency={alert.currency} />
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && <Others alerts={others} />}
      <Subject alert={alert} />
    </div>
  );
}

const HEADINGS: Partial<Record<Alert["kind"], string>> = {
  budget_threshold: "Largest in this period",
  budget_over: "Largest in this period",
  budget_predicted: "Spent, known to come, and as usual",
  duplicate_charge: "The other charge",
  unusual_spending: "The same days of the months before",
  low_balance: "What took most in the last month",
  low_balance_predicted: "There, known to come, and as usual",
  bill_due: "Paid before",
  bill_overdue: "Waited for, and paid before",
  price_increase: "Paid now and before",
  goal_milestone: "What is there, and what is left",
  goal_behind: "What is left, and what it would take",
};

/** What the amount and the limit of some kinds are called; by how the kind begins. */
const AMOUNTS: readonly (readonly [string, string, string])[] = [
  ["budget", "Spent", "Available"],
  ["low_balance", "Balance", "Speaks up from"],
  ["goal", "There", "Wanted"],
];

function Numbers({ alert: { kind, numbers, currency } }: { alert: Alert }) {
  const { locale } = useFormats();
  const today = useToday();
  const { amount_minor, limit_minor, usual_minor, probability, day } = numbers;
  const figures: [string, ReactNode][] = [];
  const money = (name: string, minor: number | null | undefined) => {
    if (typeof minor === "number" && currency)
      figures.push([name, <Money key={name} minor={minor} currency={currency} />]);
  };
  const named = AMOUNTS.find(([prefix]) => kind.startsWith(prefix));
  money(named?.[1] ?? "Amount", amount_minor);
  money(named?.[2] ?? "Speaks up from", limit_minor);
  if (usual_minor !== amount_minor) money(kind === "price_increase" ? "Before" : "Usual", usual_minor);
  if (typeof probability === "number")
    figures.push([
      kind.startsWith("budget") ? "Chance of going over" : "Chance of it",
      <Percent key="probability" of={probability} />,
    ]);
  if (day) figures.push([kind === "goal_behind" ? "Wanted by" : "Day", briefDay(day, today, locale)]);
  return (
    <Figures>
      {figures.map(([name, drawn]) => (
        <Figure key={name} name={name}>
          {drawn}
        </Figure>
      ))}
    </Figures>
  );
}

const PLAIN: Record<string, string> = {
  spent: "Spent so far",
  usual_rest: "As usual until the end",
  transaction: "A transaction",
  bill: "A bill",
  balance: "There today",
  usual_until: "As usual until then",
  waits_until: "Given up after",
  left: "Left to go",
  required: "Needed each month",
  pace: "Coming each month",
  projected: "There at this pace by",
  account: "An account",
  contribution: "A contribution",
};

function Item({ item, currency }: { item: AlertItem; currency: string | null }) {
  const { locale } = useFormats();
  const today = useToday();
  const isMonth = item.kind === "month" && item.day;
  const name = isMonth
    ? monthName(item.day ?? "", locale)
    : (item.label ?? PLAIN[item.kind] ?? "Without a name");
  const shown = <UserText>{name}</UserText>;
  return (
    <li className={classes.item}>
      <span className={classes.name}>
        {item.id && (item.kind === "transaction" || item.kind === "booked") ? (
          <RowLink id={item.id}>{shown}</RowLink>
        ) : item.id && item.kind === "bill" ? (
          <Link to={`/bills/${item.id}`} className={classes.link}>
            {shown}
          </Link>
        ) : (
          shown
        )}
      </span>
      {item.day && !isMonth && <span className={classes.day}>{briefDay(item.day, today, locale)}</span>}
      {typeof item.amount_minor === "number" && currency && (
        <Money minor={item.amount_minor} currency={currency} />
      )}
    </li>
  );
}

/** The tiers below the one that stands: true as well, and not worth a line of their own. */
function Others({ alerts }: { alerts: readonly Alert[] }) {
  const reached = alerts.filter(({ kind }) => kind === "budget_threshold");
  if (reached.length === 0) return null;
  return (
    <p className={classes.others}>
      Thresholds reached before:{" "}
      {reached
        .map(({ tier }) => Number(tier))
        .sort((a, b) => a - b)
        .map((percent, place) => (
          <span key={percent}>
            {place > 0 && ", "}
            <Percent of={percent / 100} />
          </span>
        ))}
    </p>
  );
}
