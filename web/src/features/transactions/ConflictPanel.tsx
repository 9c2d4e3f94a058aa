import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { sentence } from "~/api/problem";
import type { Transaction } from "~/api/types";
import { type Draft, readDraft } from "~/features/transactions/draft";
import classes from "~/features/transactions/Form.module.css";
import { type Names, useNames } from "~/features/transactions/names";
import { shortDay } from "~/lib/dates";
import { useAccounts } from "~/queries/ledger";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";
import { Money } from "~/ui/Money";
import { Failure } from "~/ui/states";
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
export function ConflictPanel({ current, mine, tried, isSaving, error, onKeep, onInsist }: Props) {
  const lines = useLines(current, mine);
  return (
    <div className={forms.fields}>
      <p className={classes.lead}>
        {tried === "save"
          ? "This transaction was changed on another device while you were editing it."
          : "This transaction was changed on another device before you deleted it."}
      </p>
      <table className={classes.compare}>
        <thead>
          <tr>
            <td />
            <th scope="col">Now</th>
            {tried === "save" && <th scope="col">After saving</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ field, now, mine, isSame }) => (
            <tr key={field} data-same={isSame || undefined}>
              <th scope="row">{field}</th>
              <td>{now}</td>
              {tried === "save" && <td>{mine}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {error !== null && <Failure>{sentence(error)}</Failure>}
      <div className={forms.actions}>
        <Button variant="default" onClick={onKeep}>
          Keep what is there now
        </Button>
        <Button onClick={onInsist} loading={isSaving} color={tried === "delete" ? "red" : "verdigris"}>
          {tried === "save" ? "Save mine instead" : "Delete it anyway"}
        </Button>
      </div>
    </div>
  );
}

interface Line {
  field: string;
  now: ReactNode;
  mine: ReactNode;
  isSame: boolean;
}

function useLines(current: Transaction, draft: Draft): Line[] {
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

function text(field: string, now: string | null | undefined, mine: string | null | undefined): Line {
  const drawn = (value: string | null | undefined) => (value ? <UserText>{value}</UserText> : "–");
  return { field, now: drawn(now), mine: drawn(mine), isSame: (now ?? "") === (mine ?? "") };
}
