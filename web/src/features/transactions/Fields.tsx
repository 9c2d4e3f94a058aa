import { NativeSelect, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useId } from "react";
import type { Account, Transaction } from "~/api/types";
import { categoryOptions } from "~/features/transactions/categoryOptions";
import { COMPLAINTS } from "~/features/transactions/complaints";
import type { Complaint, Draft } from "~/features/transactions/draft";
import classes from "~/features/transactions/Form.module.css";
import { usePayees } from "~/features/transactions/payees";
import { useAccounts, useCategories, useTags } from "~/queries/ledger";
import forms from "~/ui/forms.module.css";

interface Props {
  draft: Draft;
  complaints: Partial<Record<string, Complaint>>;
  isOneSided: boolean;
  row: Transaction | null;
  onChange: (next: Partial<Draft>) => void;
}

export function Fields({ draft, complaints, isOneSided, row, onChange }: Props) {
  const accounts = useAccounts();
  const categories = useCategories();
  const tags = useTags();
  const payees = usePayees();
  const list = useId();
  const isTransfer = draft.kind === "transfer";
  const held = [draft.account_id, draft.to_account_id];
  const choices = accounts.filter((account) => !account.archived || held.includes(account.id));
  const from = accounts.find(({ id }) => id === draft.account_id);
  const to = accounts.find(({ id }) => id === draft.to_account_id);
  const said = (field: string) => COMPLAINTS[complaints[field] ?? ""];
  return (
    <>
      {!isOneSided && (
        <Amounts draft={draft} from={from} to={to} said={said} isNew={row === null} onChange={onChange} />
      )}
      <TextInput
        label="Payee"
        placeholder={draft.kind === "income" ? "Who paid?" : isTransfer ? "Optional" : "Who was paid?"}
        autoComplete="off"
        list={list}
        maxLength={500}
        value={draft.payee}
        onChange={(event) => onChange({ payee: event.currentTarget.value })}
        onBlur={() => {
          if (isTransfer || draft.category_id || draft.splits.length > 0) return;
          const usual = payees.usualCategory(draft.payee.trim());
          if (usual) onChange({ category_id: usual });
        }}
      />
      <datalist id={list}>
        {payees.names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {!isTransfer && draft.splits.length === 0 && (
        <Select
          label="Category"
          placeholder="No category"
          searchable
          clearable
          data={categoryOptions(
            categories,
            draft.kind === "income" ? "income" : "expense",
            draft.category_id,
          )}
          value={draft.category_id}
          nothingFoundMessage="No such category"
          onChange={(category_id) => onChange({ category_id })}
        />
      )}
      {!isOneSided && (
        <div className={forms.pair}>
          <NativeSelect
            label={isTransfer ? "From account" : "Account"}
            data={optionsOf(choices)}
            value={draft.account_id}
            error={said("account_id")}
            onChange={(event) => onChange({ account_id: event.currentTarget.value })}
          />
          {isTransfer && (
            <NativeSelect
              label="To account"
              data={[{ value: "", label: "Choose…" }, ...optionsOf(choices)]}
              value={draft.to_account_id}
              error={said("to_account_id")}
              onChange={(event) => onChange({ to_account_id: event.currentTarget.value })}
            />
          )}
          <TextInput
            label="Date"
            type="date"
            required
            withAsterisk={false}
            value={draft.date}
            error={said("date")}
            onChange={(event) => onChange({ date: event.currentTarget.value })}
          />
        </div>
      )}
      <TagsInput
        label="Tags"
        placeholder={draft.tags.length === 0 ? "Add a tag" : ""}
        data={tags.map(({ name }) => name)}
        value={draft.tags}
        maxTags={20}
        onChange={(next) => onChange({ tags: next })}
      />
      <Textarea
        label="Note"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={5000}
        value={draft.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  );
}

interface AmountProps {
  draft: Draft;
  from: Account | undefined;
  to: Account | undefined;
  said: (field: string) => string | undefined;
  isNew: boolean;
  onChange: Props["onChange"];
}

function Amounts({ draft, from, to, said, isNew, onChange }: AmountProps) {
  const differs = draft.kind === "transfer" && from && to && from.currency !== to.currency;
  return (
    <div className={differs ? forms.pair : undefined}>
      <TextInput
        label={differs ? "Amount sent" : "Amount"}
        size="md"
        inputMode="decimal"
        autoComplete="off"
        placeholder="0"
        data-autofocus={isNew || undefined}
        classNames={{ input: classes.amount ?? "" }}
        rightSection={<span className={classes.currency}>{from?.currency}</span>}
        rightSectionWidth={58}
        value={draft.amount}
        error={said("amount")}
        onChange={(event) => onChange({ amount: event.currentTarget.value })}
      />
      {differs && (
        <TextInput
          label="Amount received"
          size="md"
          inputMode="decimal"
          autoComplete="off"
          placeholder="0"
          classNames={{ input: classes.amount ?? "" }}
          rightSection={<span className={classes.currency}>{to.currency}</span>}
          rightSectionWidth={58}
          value={draft.to_amount}
          error={said("to_amount")}
          onChange={(event) => onChange({ to_amount: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

function optionsOf(accounts: readonly Account[]): { value: string; label: string }[] {
  return accounts.map(({ id, name }) => ({ value: id, label: name }));
}
