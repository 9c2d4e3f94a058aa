import { Button, Modal, NativeSelect, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ApiProblem, fieldError, sentence } from "~/api/problem";
import type { Account, AccountType } from "~/api/types";
import { TYPE_NAMES } from "~/features/accounts/groups";
import { exponentOf } from "~/lib/currencies";
import { newId } from "~/lib/ids";
import { parseAmount, toInput } from "~/lib/money";
import { useAddAccount, useEditAccount } from "~/queries/accounts";
import { useIdempotencyKeys } from "~/queries/idempotency";
import { useHousehold } from "~/queries/ledger";
import { AMOUNT_ERRORS } from "~/ui/amountErrors";
import { currencyOptions } from "~/ui/currencyOptions";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";
import { Failure } from "~/ui/states";

/** Adds an account, or edits the one given. */
export function AccountForm({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const household = useHousehold();
  const { locale, decimal } = useFormats();
  const [id] = useState(newId);
  const keyFor = useIdempotencyKeys();
  const [name, setName] = useState(account?.name ?? "");
  const [type, setType] = useState<AccountType>(account?.type ?? "checking");
  const [currency, setCurrency] = useState(account?.currency ?? household.currency);
  const [opening, setOpening] = useState(() =>
    account ? toInput(account.opening_balance_minor, exponentOf(account.currency), decimal) : "",
  );
  const [complaint, setComplaint] = useState<string>();
  const add = useAddAccount();
  const edit = useEditAccount();
  const { error } = account ? edit : add;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseAmount(opening || "0", exponentOf(currency), decimal);
    if (!parsed.ok) return setComplaint(AMOUNT_ERRORS[parsed.reason]);
    setComplaint(undefined);
    const fields = { name: name.trim(), type, opening_balance_minor: parsed.minor };
    if (account) {
      edit.mutate({ id: account.id, version: account.version, changes: fields }, { onSuccess: onClose });
    } else {
      const draft = { id, ...fields, currency };
      add.mutate({ draft, key: keyFor(draft) }, { onSuccess: onClose });
    }
  };

  return (
    <Modal opened onClose={onClose} title={account ? "Edit account" : "Add account"}>
      <form className={forms.fields} onSubmit={submit}>
        <TextInput
          label="Name"
          required
          withAsterisk={false}
          data-autofocus
          placeholder="Everyday account"
          value={name}
          error={fieldError(error, "name")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={forms.pair}>
          <NativeSelect
            label="Type"
            data={Object.entries(TYPE_NAMES).map(([value, label]) => ({ value, label }))}
            value={type}
            onChange={(event) => setType(event.currentTarget.value as AccountType)}
          />
          <Select
            label="Currency"
            searchable
            allowDeselect={false}
            disabled={account !== null}
            data={currencyOptions(locale)}
            value={currency}
            limit={60}
            onChange={(value) => value && setCurrency(value)}
          />
        </div>
        <TextInput
          label="Opening balance"
          description="What it held before the first transaction. A debt is negative."
          inputMode="decimal"
          placeholder="0"
          value={opening}
          error={complaint ?? fieldError(error, "opening_balance_minor")}
          onChange={(event) => setOpening(event.currentTarget.value)}
        />
        {error && (
          <Failure>
            {error instanceof ApiProblem && error.status === 412
              ? "Somebody changed this account meanwhile. Close this and look again before you change it."
              : sentence(error)}
          </Failure>
        )}
        <div className={forms.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isPending || edit.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  );
}
