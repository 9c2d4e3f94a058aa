import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { categoryOptions } from "~/features/transactions/categoryOptions";
import { COMPLAINTS } from "~/features/transactions/complaints";
import { type Complaint, type Draft, restOf, type SplitDraft } from "~/features/transactions/draft";
import classes from "~/features/transactions/Form.module.css";
import { exponentOf } from "~/lib/currencies";
import { newId } from "~/lib/ids";
import { toInput } from "~/lib/money";
import { useCanWrite, useCategories } from "~/queries/ledger";
import { useFormats } from "~/ui/formats";
import { CloseIcon, PlusIcon, SplitIcon } from "~/ui/icons";
import { Money } from "~/ui/Money";

interface Props {
  draft: Draft;
  currency: string;
  complaints: Partial<Record<string, Complaint>>;
  onChange: (next: Partial<Draft>) => void;
}

/** One payment, several purposes. */
export function SplitLines({ draft, currency, complaints, onChange }: Props) {
  const { decimal } = useFormats();
  const categories = useCategories();
  const canWrite = useCanWrite();
  const rest = restOf(draft, currency, decimal);
  const set = (key: string, next: Partial<SplitDraft>) =>
    onChange({ splits: draft.splits.map((split) => (split.key === key ? { ...split, ...next } : split)) });
  const line = (amount = "", category_id: string | null = null) => ({
    key: newId(),
    amount,
    category_id,
    note: "",
  });
  const restText = rest !== null && rest !== 0 ? toInput(rest, exponentOf(currency), decimal) : "";
  if (draft.splits.length === 0) {
    if (!canWrite) return null;
    return (
      <Button
        className={classes.splitter ?? ""}
        variant="subtle"
        size="compact-sm"
        leftSection={<SplitIcon size={16} />}
        onClick={() => onChange({ splits: [line(draft.amount, draft.category_id), line()] })}
      >
        Split between categories
      </Button>
    );
  }
  return (
    <fieldset className={classes.splits}>
      <legend>Split</legend>
      {draft.splits.map((split, place) => (
        <div key={split.key} className={classes.split}>
          <Select
            aria-label={`Part ${place + 1} category`}
            placeholder="Category"
            searchable
            clearable
            data={categoryOptions(
              categories,
              draft.kind === "income" ? "income" : "expense",
              split.category_id,
            )}
            value={split.category_id}
            onChange={(category_id) => set(split.key, { category_id })}
          />
          <TextInput
            aria-label={`Part ${place + 1} sum`}
            inputMode="decimal"
            placeholder={restText || "0"}
            value={split.amount}
            error={COMPLAINTS[complaints[`splits.${split.key}`] ?? ""]}
            onChange={(event) => set(split.key, { amount: event.currentTarget.value })}
          />
          {canWrite && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Remove part ${place + 1}`}
              onClick={() => onChange({ splits: draft.splits.filter(({ key }) => key !== split.key) })}
            >
              <CloseIcon size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      <div className={classes.rest}>
        {canWrite ? (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<PlusIcon size={16} />}
            onClick={() => onChange({ splits: [...draft.splits, line(restText)] })}
          >
            Add part
          </Button>
        ) : (
          <span />
        )}
        <span data-wrong={complaints.splits && rest !== 0 ? true : undefined}>
          {rest === null ? "" : rest === 0 ? "Adds up" : <Left minor={rest} currency={currency} />}
        </span>
      </div>
    </fieldset>
  );
}

function Left({ minor, currency }: { minor: number; currency: string }) {
  return (
    <>
      <Money minor={Math.abs(minor)} currency={currency} /> {minor > 0 ? "left" : "too much"}
    </>
  );
}
