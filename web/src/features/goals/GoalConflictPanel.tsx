import { sentence } from "~/api/problem";
import type { Goal } from "~/api/types";
import { comparing } from "~/features/editing/conflictLines";
import type { RowConflict } from "~/features/editing/useRowSaving";
import { type Draft, draftOf, readDraft } from "~/features/goals/draft";
import { changesOf } from "~/features/transactions/draft";
import { useNames } from "~/features/transactions/names";
import { shortDay } from "~/lib/dates";
import { Conflict, type ConflictLine } from "~/ui/Conflict";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";

interface Props {
  conflict: RowConflict<Goal>;
  /** As the form was filled from it. */
  goal: Goal;
  draft: Draft;
  isSaving: boolean;
  error: unknown;
  onKeep: () => void;
  onInsist: () => void;
}

export function GoalConflictPanel({ conflict: { current, tried }, goal, draft, error, ...rest }: Props) {
  const { decimal } = useFormats();
  const mine = { ...draftOf(current, decimal), ...changesOf(draftOf(goal, decimal), draft) };
  return (
    <Conflict
      noun="goal"
      tried={tried}
      lines={useLines(current, mine, decimal)}
      complaint={error === null ? null : sentence(error)}
      {...rest}
    />
  );
}

type Said = Pick<Goal, "name" | "currency" | "rest_minor" | "target_date" | "accounts"> & {
  target_minor: number | null;
};

function useLines(current: Goal, draft: Draft, decimal: "." | ","): ConflictLine[] {
  const names = useNames();
  const { locale } = useFormats();
  const read = readDraft(draft, decimal, false);
  if (!read.ok) return [];
  const { line, text } = comparing<Said>(current, read.body);
  const money = (field: string, of: (one: Said) => number) =>
    line(field, of, (one) => <Money minor={of(one)} currency={one.currency} />);
  return [
    text("Name", ({ name }) => name),
    money("Amount", ({ target_minor }) => target_minor ?? 0),
    ...(current.kind === "pay_down" ? [money("May stay", ({ rest_minor }) => rest_minor)] : []),
    text("By", ({ target_date }) => (target_date ? shortDay(target_date, locale) : "")),
    ...(current.fed_by === "accounts"
      ? [
          text("Accounts", ({ accounts }) =>
            accounts
              .map(({ account_id, percent }) => `${names.account(account_id)?.name ?? "?"} ${percent} %`)
              .join(", "),
          ),
        ]
      : []),
  ];
}
