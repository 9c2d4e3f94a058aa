import type { ReactNode } from "react";
import type { Alert, AlertKind } from "~/api/types";
import { briefDay } from "~/lib/dates";
import { useToday } from "~/queries/today";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";
import { Percent } from "~/ui/Percent";
import { UserText } from "~/ui/UserText";

interface Parts {
  alert: Alert;
  name: ReactNode;
  amount: ReactNode;
  limit: ReactNode;
  usual: ReactNode;
  /** Beyond the limit. */
  beyond: ReactNode;
  day: ReactNode;
}

/** What an alert says, in one sentence. */
export function AlertText({ alert }: { alert: Alert }) {
  const { locale } = useFormats();
  const today = useToday();
  const { numbers, currency, subject_label } = alert;
  const money = (minor: number | null | undefined) =>
    typeof minor === "number" && currency ? <Money minor={minor} currency={currency} /> : null;
  return SENTENCES[alert.kind]({
    alert,
    name: (
      <strong>
        <UserText>{subject_label || "Somebody"}</UserText>
      </strong>
    ),
    amount: money(numbers.amount_minor),
    limit: money(numbers.limit_minor),
    usual: money(numbers.usual_minor),
    beyond: money((numbers.amount_minor ?? 0) - (numbers.limit_minor ?? 0)),
    day: numbers.day ? briefDay(numbers.day, today, locale) : null,
  });
}

const SENTENCES: Record<AlertKind, (parts: Parts) => ReactNode> = {
  budget_threshold: ({ alert, name, limit }) => (
    <>
      {name}: <Percent of={(alert.numbers.percent ?? Number(alert.tier)) / 100} /> of {limit} spent
    </>
  ),
  budget_over: ({ alert, name, amount, limit, beyond }) =>
    alert.numbers.limit_minor ? (
      <>
        {name}: {beyond} over its {limit}
      </>
    ) : (
      <>
        {name}: {amount} spent where nothing was to be
      </>
    ),
  budget_predicted: ({ alert, name }) => (
    <>
      {name} {alert.tier === "likely" ? "will probably go over" : "may go over"} (
      <Percent of={alert.numbers.probability ?? 0} />)
    </>
  ),
  low_balance: ({ alert, name, amount }) => (
    <>
      {name} {alert.tier === "overdrawn" ? "is overdrawn at" : "is down to"} {amount}
    </>
  ),
  low_balance_predicted: ({ name, amount, day }) => (
    <>
      {name} will be down to {amount}
      {day && <> on {day}</>}
    </>
  ),
  large_expense: ({ name, amount }) => (
    <>
      {amount} to {name}
    </>
  ),
  large_deposit: ({ name, amount }) => (
    <>
      {amount} from {name}
    </>
  ),
  unusual_spending: ({ name, amount, usual }) => (
    <>
      {name}: {amount} this month, usually {usual}
    </>
  ),
  duplicate_charge: ({ name, amount }) => (
    <>
      {name} charged {amount} twice
    </>
  ),
  bill_due: ({ name, amount, day }) => (
    <>
      {name}: {amount} due{day && <> on {day}</>}
    </>
  ),
  bill_overdue: ({ name, amount, day }) => (
    <>
      {name}: {amount} was due{day && <> on {day}</>}
    </>
  ),
  price_increase: ({ name, amount, usual }) => (
    <>
      {name} went up from {usual} to {amount}
    </>
  ),
  goal_milestone: ({ alert, name }) => (
    <>
      {name}: <Percent of={(alert.numbers.percent ?? Number(alert.tier)) / 100} /> reached
    </>
  ),
  goal_behind: ({ name }) => <>{name} is behind its plan</>,
  subscription_found: ({ name, amount }) => (
    <>
      {name} is paid again and again: {amount}
    </>
  ),
};
