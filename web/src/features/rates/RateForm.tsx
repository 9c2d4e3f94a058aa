import { Button, Select, TextInput } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { ApiProblem, sentence } from "~/api/problem";
import classes from "~/features/rates/RatesPage.module.css";
import { readRate } from "~/features/rates/readRate";
import { shortDay } from "~/lib/dates";
import { newId } from "~/lib/ids";
import { useIdempotencyKeys } from "~/queries/idempotency";
import { useAccounts, useHousehold } from "~/queries/ledger";
import { useAddRate, useKnownRate } from "~/queries/rates";
import { useToday } from "~/queries/today";
import { Card, CardHead } from "~/ui/Card";
import { currencyOptions } from "~/ui/currencyOptions";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";
import { Failure } from "~/ui/states";
import { useToast } from "~/ui/toasts";

/** Enters a rate; what is known of the pair on that day stands beside it. */
export function RateForm() {
  const { currency: home } = useHousehold();
  const today = useToday();
  const { locale } = useFormats();
  const foreign = useAccounts().find(({ currency }) => currency !== home)?.currency;
  const [id, setId] = useState(newId);
  const keyFor = useIdempotencyKeys();
  const [base, setBase] = useState(foreign ?? (home === "USD" ? "EUR" : "USD"));
  const [quote, setQuote] = useState(home);
  const [date, setDate] = useState(today);
  const [text, setText] = useState("");
  const [complaint, setComplaint] = useState<string>();
  const add = useAddRate();
  const toast = useToast();
  const options = useMemo(() => currencyOptions(locale), [locale]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const rate = readRate(text);
    setComplaint(rate ? undefined : "A number above zero, such as 1.0825.");
    if (!rate || date === "") return;
    const draft = { id, base, quote, date, rate };
    add.mutate(
      { draft, key: keyFor(draft) },
      {
        onSuccess: () => {
          setId(newId());
          setText("");
          toast({ text: `1 ${base} = ${rate} ${quote} from ${shortDay(date, locale)}` });
        },
      },
    );
  };
  const select = (label: string, value: string, onChange: (value: string) => void) => (
    <Select
      label={label}
      searchable
      allowDeselect={false}
      data={options}
      value={value}
      limit={60}
      onChange={(chosen) => chosen && onChange(chosen)}
    />
  );
  const isTaken = add.error instanceof ApiProblem && add.error.code === "already_exists";
  return (
    <Card>
      <CardHead title="Enter a rate" />
      <form className={forms.fields} onSubmit={submit} noValidate>
        <div className={classes.form}>
          {select("One of", base, setBase)}
          {select("Costs in", quote, setQuote)}
          <TextInput
            label="Rate"
            inputMode="decimal"
            autoComplete="off"
            placeholder="1.0825"
            value={text}
            error={base === quote ? "Choose two currencies." : complaint}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <TextInput
            label="From"
            type="date"
            value={date}
            error={date === "" ? "Choose a day." : undefined}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
        </div>
        <Known base={base} quote={quote} on={date} />
        {add.error && (
          <Failure>
            {isTaken
              ? "There is a rate of this pair and day. Delete it first, or choose another day."
              : sentence(add.error)}
          </Failure>
        )}
        <div className={forms.actions}>
          <Button type="submit" disabled={base === quote} loading={add.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Known({ base, quote, on }: { base: string; quote: string; on: string }) {
  const { locale } = useFormats();
  const { data } = useKnownRate({ base, quote, on });
  if (!data || base === quote || on === "") return null;
  return (
    <p className={classes.known}>
      {data.rate
        ? `Known on ${shortDay(data.date, locale)}: 1 ${data.base} = ${data.rate} ${data.quote}.`
        : `No rate of ${data.base} in ${data.quote} is known on ${shortDay(data.date, locale)}.`}
    </p>
  );
}
