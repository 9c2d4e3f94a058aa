import { sentence } from "~/api/problem";
import type { Recurring } from "~/api/types";
import { Amount } from "~/features/bills/Amount";
import { type Draft, draftOf, readDraft } from "~/features/bills/draft";
import { ruleInWords } from "~/features/bills/words";
import { comparing } from "~/features/editing/conflictLines";
import type { RowConflict } from "~/features/editing/useRowSaving";
import { changesOf } from "~/features/transactions/draft";
import { useNames } from "~/features/transactions/names";
import { Conflict, type ConflictLine } from "~/ui/Conflict";
import { useFormats } from "~/ui/formats";

interface Props {
  conflict: RowConflict<Recurring>;
  /** As the form was filled from it. */
  rule: Recurring;
  draft: Draft;
  isSaving: boolean;
  error: unknown;
  onKeep: () => void;
  onInsist: () => void;
}

export function RuleConflictPanel({ conflict: { current, tried }, rule, draft, error, ...rest }: Props) {
  const { decimal } = useFormats();
  const mine = { ...draftOf(current, decimal), ...changesOf(draftOf(rule, decimal), draft) };
  return (
    <Conflict
      noun="bill"
      tried={tried}
      lines={useLines(current, mine, decimal)}
      complaint={error === null ? null : sentence(error)}
      {...rest}
    />
  );
}

type Said = Omit<Recurring, "id" | "version" | "created_at" | "updated_at" | "status">;

function useLines(current: Recurring, draft: Draft, decimal: "." | ","): ConflictLine[] {
  const names = useNames();
  const { locale } = useFormats();
  const read = readDraft(draft, decimal);
  if (!read.ok) return [];
  const { line, text } = comparing<Said>(current, read.body);
  return [
    text("Name", ({ name }) => name),
    text("Payee", ({ payee }) => payee),
    line(
      "Amount",
      ({ amount_min_minor, amount_max_minor, currency }) => [amount_min_minor, amount_max_minor, currency],
      (one) => <Amount of={one} />,
    ),
    text("When", ({ rrule, start_date }) => ruleInWords(rrule, start_date, locale)),
    text("Account", ({ account_id }) => names.account(account_id)?.name ?? "Any"),
    text("Category", ({ category_id }) => names.category(category_id) ?? ""),
    text("Recorded by itself", ({ auto_post }) => (auto_post ? "Yes" : "No")),
  ];
}
