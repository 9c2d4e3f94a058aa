import type { ReactNode } from "react";
import { sentence } from "~/api/problem";
import type { Budget } from "~/api/types";
import { type Draft, draftOf, readDraft } from "~/features/budgets/draft";
import { PERIODS } from "~/features/budgets/standing";
import type { BudgetConflict } from "~/features/budgets/useBudgetSaving";
import { changesOf } from "~/features/transactions/draft";
import { useNames } from "~/features/transactions/names";
import { Conflict, type ConflictLine } from "~/ui/Conflict";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

interface Props {
  conflict: BudgetConflict;
  /** As the form was filled from it. */
  budget: Budget;
  draft: Draft;
  isSaving: boolean;
  error: unknown;
  onKeep: () => void;
  onInsist: () => void;
}

export function BudgetConflictPanel({ conflict, budget, draft, error, ...rest }: Props) {
  const { decimal } = useFormats();
  const { current, tried } = conflict;
  const mine = { ...draftOf(current, decimal), ...changesOf(draftOf(budget, decimal), draft) };
  return (
    <Conflict
      noun="budget"
      tried={tried}
      lines={useLines(current, mine, decimal)}
      complaint={error === null ? null : sentence(error)}
      {...rest}
    />
  );
}

const ROLLOVER = { none: "Nothing", positive: "What is left", full: "What is left or overspent" } as const;

type Said = Pick<
  Budget,
  "name" | "limit_minor" | "currency" | "category_ids" | "period" | "rollover" | "thresholds"
>;

function useLines(current: Budget, draft: Draft, decimal: "." | ","): ConflictLine[] {
  const names = useNames();
  const read = readDraft(draft, decimal);
  if (!read.ok) return [];
  const mine: Said = read.body;
  const line = (field: string, value: (one: Said) => unknown, drawn: (one: Said) => ReactNode) => ({
    field,
    now: drawn(current),
    mine: drawn(mine),
    isSame: JSON.stringify(value(current)) === JSON.stringify(value(mine)),
  });
  const covered = ({ category_ids: ids }: Said) =>
    ids ? ids.map((id) => names.category(id) ?? "?").join(", ") : "All spending";
  return [
    line(
      "Name",
      ({ name }) => name,
      ({ name }) => <UserText>{name}</UserText>,
    ),
    line(
      "Limit",
      ({ limit_minor, currency }) => [limit_minor, currency],
      ({ limit_minor, currency }) => <Money minor={limit_minor} currency={currency} />,
    ),
    line("Counts", covered, (one) => <UserText>{covered(one)}</UserText>),
    line(
      "Period",
      ({ period }) => period,
      ({ period }) => PERIODS[period].each,
    ),
    line(
      "Carries",
      ({ rollover }) => rollover,
      ({ rollover }) => ROLLOVER[rollover],
    ),
    line(
      "Thresholds",
      ({ thresholds }) => thresholds,
      ({ thresholds }) => thresholds.join(", ") || "\u2013",
    ),
  ];
}
