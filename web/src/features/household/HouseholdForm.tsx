import { Button, Select, TextInput } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { ApiProblem, fieldError, sentence } from "~/api/problem";
import { timezones } from "~/lib/dates";
import { useEditHousehold } from "~/queries/household";
import { useHousehold } from "~/queries/ledger";
import { Card, CardHead } from "~/ui/Card";
import { currencyOptions } from "~/ui/currencyOptions";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";
import { Failure } from "~/ui/states";
import { useToast } from "~/ui/toasts";

export function HouseholdForm({ isOwner }: { isOwner: boolean }) {
  const household = useHousehold();
  const { locale } = useFormats();
  const [name, setName] = useState(household.name);
  const [currency, setCurrency] = useState(household.currency);
  const [timezone, setTimezone] = useState(household.timezone);
  const edit = useEditHousehold();
  const toast = useToast();
  const zones = useMemo(timezones, []);
  const options = useMemo(() => currencyOptions(locale), [locale]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate(
      { version: household.version, changes: { name: name.trim(), currency, timezone } },
      { onSuccess: () => toast({ text: "Saved" }) },
    );
  };
  const isStale = edit.error instanceof ApiProblem && edit.error.status === 412;
  return (
    <Card>
      <CardHead title="This household" note="The time zone decides what “today” is for everybody in it." />
      <form className={forms.fields} onSubmit={submit}>
        <TextInput
          label="Household name"
          required
          withAsterisk={false}
          disabled={!isOwner}
          value={name}
          error={fieldError(edit.error, "name")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={forms.pair}>
          <Select
            label="Currency"
            searchable
            allowDeselect={false}
            disabled={!isOwner}
            data={options}
            value={currency}
            limit={60}
            onChange={(value) => value && setCurrency(value)}
          />
          <Select
            label="Time zone"
            searchable
            allowDeselect={false}
            disabled={!isOwner}
            data={zones}
            value={timezone}
            limit={60}
            onChange={(value) => value && setTimezone(value)}
          />
        </div>
        {edit.error && (
          <Failure>
            {isStale
              ? "Another owner changed this meanwhile. Save again to replace it."
              : sentence(edit.error)}
          </Failure>
        )}
        {isOwner && (
          <div className={forms.actions}>
            <Button type="submit" loading={edit.isPending}>
              Save
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}
