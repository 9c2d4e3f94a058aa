import { sentence } from "~/api/problem";
import type { Transaction } from "~/api/types";
import { type Draft, readDraft } from "~/features/transactions/draft";
import { type Names, useNames } from "~/features/transactions/names";
import { shortDay } from "~/lib/dates";
import { useAccounts } from "~/queries/ledger";
import { Conflict, type ConflictLine } from "~/ui/Conflict";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

interface Props {
  /** The row as it stands now. */
  current: Transaction;
  /** The row as it would be after saving. */
  mine: Draft;
  tried: "save" | "delete";
  isSaving: boolean;
  error: unknown;
  onKeep: () => void;
  onInsist: () => void;
}

/** Somebody else was faster: both versions side by side, and the person decides. */
export function ConflictPanel({ current, mine, error, ...rest }: Props) {
  const lines = useLines(current, mine);
  return (
    <Conflict
      noun="transaction"
      lines={lines}
      complaint={error === null ? null : sentence(error)}
      {...rest}
    />
  );
}

function useLines(current: Transaction, draft: Draft): ConflictLine[] {
  const names = useNames();
  const accounts = useAccounts();
  const { locale, decimal } = useFormats();
  const read = readDraft(draft, { accounts, decimal });
  const mine = read.ok && read.kind === "single" ? read.body : null;
  const amount = (minor: number, currency: string) => <Money minor={minor} currency={currency} tone="flow" />;
  const account = names.account(mine?.account_id ?? current.account_id);
  const mine_minor = mine?.amount_minor ?? current.amount_minor;
  return [
    {
      field: "Amount",
      now: amount(current.amount_minor, current.currency),
      mine: amount(mine_minor, account?.currency ?? current.currency),
      isSame: mine_minor === current.amount_minor,
    },
    text("Payee", current.payee, draft.payee),
    text("Category", names.category(current.category_id), categoryOf(names, draft)),
    text("Account", names.account(current.account_id)?.name, account?.name),
    text("Date", shortDay(current.date, locale), draft.date ? shortDay(draft.date, locale) : ""),
    text("Tags", current.tags.join(", "), draft.tags.join(", ")),
    text("Note", current.note, draft.note),
  ];
}

function categoryOf(names: Names, draft: Draft): string | null {
  return draft.splits.length > 0 ? `Split in ${draft.splits.length}` : names.category(draft.category_id);
}

function text(field: string, now: string | null | undefined, mine: string | null | undefined): ConflictLine {
  const drawn = (value: string | null | undefined) => (value ? <UserText>{value}</UserText> : "–");
  return { field, now: drawn(now), mine: drawn(mine), isSame: (now ?? "") === (mine ?? "") };
}
