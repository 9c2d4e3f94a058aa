import { Button, Select, TextInput } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { fieldError, sentence } from "~/api/problem";
import { localeOptions } from "~/features/settings/locales";
import { timezones } from "~/lib/dates";
import { useUser } from "~/queries/ledger";
import { useEditMe } from "~/queries/me";
import { Card, CardHead } from "~/ui/Card";
import { FormatsProvider } from "~/ui/formats";
import forms from "~/ui/forms.module.css";
import { Money } from "~/ui/Money";
import { Failure } from "~/ui/states";
import { useToast } from "~/ui/toasts";

export function Profile() {
  const user = useUser();
  const [name, setName] = useState(user.name);
  const [timezone, setTimezone] = useState(user.timezone);
  const [locale, setLocale] = useState(user.locale);
  const edit = useEditMe();
  const toast = useToast();
  const zones = useMemo(timezones, []);
  const locales = useMemo(() => localeOptions(user.locale), [user.locale]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate({ name: name.trim(), timezone, locale }, { onSuccess: () => toast({ text: "Saved" }) });
  };
  return (
    <Card>
      <CardHead title="You" note={user.email} />
      <form className={forms.fields} onSubmit={submit}>
        <TextInput
          label="Name"
          autoComplete="name"
          required
          withAsterisk={false}
          value={name}
          error={fieldError(edit.error, "name")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={forms.pair}>
          <Select
            label="Time zone"
            searchable
            allowDeselect={false}
            data={zones}
            value={timezone}
            limit={60}
            onChange={(value) => value && setTimezone(value)}
          />
          <Select
            label="Numbers and dates as in"
            searchable
            allowDeselect={false}
            data={locales}
            value={locale}
            description={
              <FormatsProvider locale={locale}>
                For example <Money minor={-123456} currency="EUR" tone="flow" size="small" />
              </FormatsProvider>
            }
            inputWrapperOrder={["label", "input", "description", "error"]}
            onChange={(value) => value && setLocale(value)}
          />
        </div>
        {edit.error && <Failure>{sentence(edit.error)}</Failure>}
        <div className={forms.actions}>
          <Button type="submit" loading={edit.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  );
}
