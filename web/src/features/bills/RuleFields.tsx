import { NativeSelect, SegmentedControl, Select, Switch, TextInput } from "@mantine/core";
import type { Complaint, Draft } from "~/features/bills/draft";
import { RhythmFields } from "~/features/bills/RhythmFields";
import { categoryOptions } from "~/features/transactions/categoryOptions";
import { useAccounts, useCategories } from "~/queries/ledger";
import { AMOUNT_ERRORS } from "~/ui/amountErrors";
import { currencyOptions } from "~/ui/currencyOptions";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";

const COMPLAINTS: Record<Complaint, string> = {
  ...AMOUNT_ERRORS,
  zero: "More than zero, please.",
  order: "Not less than the smaller amount.",
  missing: "This is needed.",
  account: "To be recorded by itself it needs an account.",
  every: "From 1 to 366.",
  until: "Not before it starts.",
};

interface Props {
  draft: Draft;
  complaints: Partial<Record<keyof Draft, Complaint>>;
  onChange: (next: Partial<Draft>) => void;
}

export function RuleFields({ draft, complaints, onChange }: Props) {
  const categories = useCategories();
  const accounts = useAccounts();
  const said = (field: keyof Draft) => {
    const complaint = complaints[field];
    return complaint && COMPLAINTS[complaint];
  };
  const choices = accounts.filter(({ archived, id }) => !archived || id === draft.account_id);
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="Direction"
        data={[
          { value: "out", label: "To pay" },
          { value: "in", label: "Comes in" },
        ]}
        value={draft.isIn ? "in" : "out"}
        onChange={(value) => onChange({ isIn: value === "in" })}
      />
      <div className={forms.pair}>
        <TextInput
          label="Name"
          data-autofocus
          placeholder={draft.isIn ? "Salary" : "Rent"}
          maxLength={100}
          value={draft.name}
          error={said("name")}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Payee"
          description="As it stands in transactions."
          inputWrapperOrder={["label", "input", "description", "error"]}
          placeholder={draft.name || "The same"}
          maxLength={500}
          value={draft.payee}
          onChange={(event) => onChange({ payee: event.currentTarget.value })}
        />
      </div>
      <Amounts draft={draft} said={said} onChange={onChange} />
      <RhythmFields draft={draft} said={said} onChange={onChange} />
      <div className={forms.pair}>
        <NativeSelect
          label="Account"
          data={[{ value: "", label: "Any" }, ...choices.map(({ id, name }) => ({ value: id, label: name }))]}
          value={draft.account_id}
          error={said("account_id")}
          onChange={(event) => {
            const account_id = event.currentTarget.value;
            const account = accounts.find(({ id }) => id === account_id);
            onChange({ account_id, ...(account && draft.auto_post ? { currency: account.currency } : {}) });
          }}
        />
        <Select
          label="Category"
          placeholder="No category"
          searchable
          clearable
          data={categoryOptions(categories, draft.isIn ? "income" : "expense", draft.category_id)}
          value={draft.category_id}
          nothingFoundMessage="No such category"
          onChange={(category_id) => onChange({ category_id })}
        />
      </div>
      <Switch
        label="Record it by itself on its day"
        description="Else it waits for the transaction that pays it."
        checked={draft.auto_post}
        onChange={(event) => onChange({ auto_post: event.currentTarget.checked })}
      />
    </>
  );
}

export type PartProps = Pick<Props, "draft" | "onChange"> & {
  said: (field: keyof Draft) => string | undefined;
};

function Amounts({ draft, said, onChange }: PartProps) {
  const { locale } = useFormats();
  return (
    <>
      <div className={forms.pair}>
        <TextInput
          label={draft.isRange ? "At least" : "Amount"}
          inputMode="decimal"
          autoComplete="off"
          value={draft.amount}
          error={said("amount")}
          onChange={(event) => onChange({ amount: event.currentTarget.value })}
        />
        {draft.isRange ? (
          <TextInput
            label="At most"
            inputMode="decimal"
            autoComplete="off"
            value={draft.amount_max}
            error={said("amount_max")}
            onChange={(event) => onChange({ amount_max: event.currentTarget.value })}
          />
        ) : (
          <Select
            label="Currency"
            searchable
            allowDeselect={false}
            data={currencyOptions(locale)}
            value={draft.currency}
            limit={60}
            onChange={(currency) => currency && onChange({ currency })}
          />
        )}
      </div>
      <Switch
        label="The amount varies"
        checked={draft.isRange}
        onChange={(event) => onChange({ isRange: event.currentTarget.checked })}
      />
    </>
  );
}
