import { sentence } from "~/api/problem";
import type { Budget } from "~/api/types";
import { type Draft, draftOf, readDraft } from "~/features/budgets/draft";
import { PERIODS } from "~/features/budgets/standing";
import { comparing } from "~/features/editing/conflictLines";
import type { RowConflict } from "~/features/editing/useRowSaving";
import { changesOf } from "~/features/transactions/draft";
import { useNames } from "~/features/transactions/names";
import { Conflict, type ConflictLine } from "~/ui/Conflict";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";

interface Props {
  conflict: RowConflict<Budget>;
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
  const { line, text } = comparing<Said>(current, read.body);
  const covered = ({ category_ids: ids }: Said) =>
    ids ? ids.map((id) => names.category(id) ?? "?").join(", ") : "All spending";
  return [
    text("Name", ({ name }) => name),
    line(
      "Limit",
      ({ limit_minor, currency }) => [limit_minor, currency],
      ({ limit_minor, currency }) => <Money minor={limit_minor} currency={currency} />,
    ),
    text("Counts", covered),
    text("Period", ({ period }) => PERIODS[period].each),
    text("Carries", ({ rollover }) => ROLLOVER[rollover]),
    text("Thresholds", ({ thresholds }) => thresholds.join(", ")),
  ];
}
