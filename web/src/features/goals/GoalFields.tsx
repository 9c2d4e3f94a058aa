import { ActionIcon, Button, NativeSelect, SegmentedControl, Select, TextInput } from "@mantine/core";
import type { Goal } from "~/api/types";
import {
  type Complaint,
  type Complaints,
  type Draft,
  mayOmitAmount,
  type Share,
} from "~/features/goals/draft";
import classes from "~/features/goals/GoalFields.module.css";
import { useAccounts } from "~/queries/ledger";
import { AMOUNT_ERRORS } from "~/ui/amountErrors";
import { currencyOptions } from "~/ui/currencyOptions";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";
import { CloseIcon, PlusIcon } from "~/ui/icons";

const COMPLAINTS: Record<Complaint, string> = {
  ...AMOUNT_ERRORS,
  positive: "More than zero, please.",
  missing: "This is needed.",
  accounts: "Choose at least one account.",
  twice: "An account is named twice.",
  percent: "Shares are whole percents from 1 to 100.",
  rest: "Less than what is owed.",
};

interface Props {
  draft: Draft;
  complaints: Complaints;
  /** What it is and what feeds it is decided when it is made. */
  isNew: boolean;
  onChange: (next: Partial<Draft>) => void;
}

export function GoalFields({ draft, complaints, isNew, onChange }: Props) {
  const said = (field: keyof Draft) => {
    const complaint = complaints[field];
    return complaint && COMPLAINTS[complaint];
  };
  return (
    <>
      {isNew && (
        <SegmentedControl
          fullWidth
          aria-label="What kind of goal"
          data={[
            { value: "save_up", label: "Save up" },
            { value: "pay_down", label: "Pay down" },
          ]}
          value={draft.kind}
          onChange={(kind) => onChange({ kind: kind as Goal["kind"] })}
        />
      )}
      <TextInput
        label="Name"
        data-autofocus
        placeholder={draft.kind === "save_up" ? "A new bicycle" : "The car loan"}
        maxLength={100}
        value={draft.name}
        error={said("name")}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Amounts draft={draft} said={said} isNew={isNew} onChange={onChange} />
      <div className={forms.pair}>
        <TextInput
          label="By when"
          description="None, if there is no hurry."
          type="date"
          value={draft.date}
          onChange={(event) => onChange({ date: event.currentTarget.value })}
        />
        {draft.kind === "pay_down" && (
          <TextInput
            label="May stay"
            description="What of the debt may be left."
            inputMode="decimal"
            autoComplete="off"
            placeholder="Nothing"
            value={draft.rest}
            error={said("rest")}
            onChange={(event) => onChange({ rest: event.currentTarget.value })}
          />
        )}
      </div>
      {isNew && (
        <SegmentedControl
          fullWidth
          aria-label="What feeds it"
          data={[
            { value: "accounts", label: "Accounts feed it" },
            { value: "contributions", label: "By contributions" },
          ]}
          value={draft.fed_by}
          onChange={(fed_by) => onChange({ fed_by: fed_by as Goal["fed_by"] })}
        />
      )}
      {draft.fed_by === "accounts" ? (
        <Shares draft={draft} said={said("shares")} onChange={onChange} />
      ) : (
        isNew && (
          <p className={classes.hint}>
            You say what you put aside and what you take out; no account has to hold it.
          </p>
        )
      )}
    </>
  );
}

type Saying = (field: keyof Draft) => string | undefined;

function Amounts({
  draft,
  said,
  isNew,
  onChange,
}: Pick<Props, "draft" | "isNew" | "onChange"> & { said: Saying }) {
  const { locale } = useFormats();
  const mayOmit = isNew && mayOmitAmount(draft);
  const amount = (
    <TextInput
      label={draft.kind === "save_up" ? "How much" : isNew ? "What is owed" : "What was owed at the start"}
      inputMode="decimal"
      autoComplete="off"
      placeholder={mayOmit ? "As the accounts say" : ""}
      value={draft.amount}
      error={said("amount")}
      onChange={(event) => onChange({ amount: event.currentTarget.value })}
    />
  );
  if (!isNew) return amount;
  return (
    <div className={forms.pair}>
      {amount}
      <Select
        label="Currency"
        searchable
        allowDeselect={false}
        data={currencyOptions(locale)}
        value={draft.currency}
        limit={60}
        onChange={(currency) => currency && onChange({ currency })}
      />
    </div>
  );
}

/** Which accounts, and how much of each belongs to the goal. */
function Shares({
  draft: { shares },
  said,
  onChange,
}: Pick<Props, "draft" | "onChange"> & { said: string | undefined }) {
  const accounts = useAccounts();
  const change = (at: number, next: Partial<Share>) =>
    onChange({ shares: shares.map((share, place) => (place === at ? { ...share, ...next } : share)) });
  const choices = (own: string) =>
    accounts.filter(
      ({ id, archived }) => id === own || (!archived && !shares.some((one) => one.account_id === id)),
    );
  return (
    <fieldset className={classes.shares}>
      <legend>Accounts that hold it</legend>
      {shares.map((share, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a form have no other identity while they are empty.
        <div key={place} className={classes.share}>
          <NativeSelect
            aria-label="Account"
            data={[
              { value: "", label: "Choose an account" },
              ...choices(share.account_id).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={share.account_id}
            onChange={(event) => change(place, { account_id: event.currentTarget.value })}
          />
          <TextInput
            aria-label="Share in percent"
            inputMode="numeric"
            autoComplete="off"
            rightSection="%"
            value={share.percent}
            onChange={(event) => change(place, { percent: event.currentTarget.value })}
          />
          {shares.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Remove this account"
              onClick={() => onChange({ shares: shares.filter((_, other) => other !== place) })}
            >
              <CloseIcon size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      {said && (
        <p className={classes.wrong} role="alert">
          {said}
        </p>
      )}
      {shares.length < accounts.length && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<PlusIcon size={14} />}
            onClick={() => onChange({ shares: [...shares, { account_id: "", percent: "100" }] })}
          >
            Another account
          </Button>
        </div>
      )}
    </fieldset>
  );
}
