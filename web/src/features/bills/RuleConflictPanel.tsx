import type { ReactNode } from "react";
import { sentence } from "~/api/problem";
import type { Recurring } from "~/api/types";
import { Amount } from "~/features/bills/Amount";
import { type Draft, draftOf, readDraft } from "~/features/bills/draft";
import type { RuleConflict } from "~/features/bills/useRuleSaving";
import { ruleInWords } from "~/features/bills/words";
import { changesOf } from "~/features/transactions/draft";
import { useNames } from "~/features/transactions/names";
import { Conflict, type ConflictLine } from "~/ui/Conflict";
import { useFormats } from "~/ui/formats";
import { UserText } from "~/ui/UserText";

interface Props {
  conflict: RuleConflict;
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
  const mine: Said = read.body;
  const line = (field: string, value: (one: Said) => unknown, drawn: (one: Said) => ReactNode) => ({
    field,
    now: drawn(current),
    mine: drawn(mine),
    isSame: JSON.stringify(value(current)) === JSON.stringify(value(mine)),
  });
  const text = (field: string, of: (one: Said) => string) =>
    line(field, of, (one) => <UserText>{of(one) || "\u2013"}</UserText>);
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
