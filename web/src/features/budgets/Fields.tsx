import { MultiSelect, NativeSelect, SegmentedControl, Select, Switch, TextInput } from "@mantine/core";
import type { BudgetPeriod, Rollover } from "~/api/types";
import type { Complaint, Draft } from "~/features/budgets/draft";
import classes from "~/features/budgets/Form.module.css";
import { PERIODS } from "~/features/budgets/standing";
import { categoryOptions } from "~/features/transactions/categoryOptions";
import { weekdayNames } from "~/lib/dates";
import { useCategories } from "~/queries/ledger";
import { AMOUNT_ERRORS } from "~/ui/amountErrors";
import { currencyOptions } from "~/ui/currencyOptions";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";

const COMPLAINTS: Record<Complaint, string> = {
  ...AMOUNT_ERRORS,
  negative: "A limit is zero or more.",
  missing: "This is needed.",
  none: "Choose at least one category.",
  thresholds: "Whole percents from 1 to 1,000, at most ten.",
};

const ROLLOVERS: { value: Rollover; label: string }[] = [
  { value: "none", label: "Nothing: each period stands alone" },
  { value: "positive", label: "What is left over" },
  { value: "full", label: "What is left over, and what was overspent" },
];

interface Props {
  draft: Draft;
  complaints: Partial<Record<keyof Draft, Complaint>>;
  /** As the form began: going back to its period brings its start back. */
  start: Draft;
  onChange: (next: Partial<Draft>) => void;
}

export function Fields({ draft, complaints, start, onChange }: Props) {
  const { locale } = useFormats();
  const said = (field: keyof Draft) => {
    const complaint = complaints[field];
    return complaint && COMPLAINTS[complaint];
  };
  return (
    <>
      <TextInput
        label="Name"
        data-autofocus
        placeholder="Groceries"
        maxLength={100}
        value={draft.name}
        error={said("name")}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <div className={forms.pair}>
        <TextInput
          label="Limit"
          description="Zero means: spend nothing."
          inputMode="decimal"
          autoComplete="off"
          value={draft.amount}
          error={said("amount")}
          onChange={(event) => onChange({ amount: event.currentTarget.value })}
        />
        <Select
          label="Currency"
          description="Others are converted."
          searchable
          allowDeselect={false}
          data={currencyOptions(locale)}
          value={draft.currency}
          limit={60}
          onChange={(currency) => currency && onChange({ currency })}
        />
      </div>
      <Covers draft={draft} said={said("category_ids")} onChange={onChange} />
      <Rhythm draft={draft} said={said("start")} start={start} onChange={onChange} />
      <NativeSelect
        label="Carry into the next period"
        data={ROLLOVERS}
        value={draft.rollover}
        onChange={(event) => onChange({ rollover: event.currentTarget.value as Rollover })}
      />
      <TextInput
        label="Thresholds"
        description="Percent of the limit at which to speak up."
        inputMode="text"
        value={draft.thresholds}
        error={said("thresholds")}
        onChange={(event) => onChange({ thresholds: event.currentTarget.value })}
      />
      <Tells draft={draft} onChange={onChange} />
    </>
  );
}

type PartProps = Pick<Props, "draft" | "onChange"> & { said?: string | undefined };

function Covers({ draft, said, onChange }: PartProps) {
  const categories = useCategories();
  const spending = categories.filter(
    ({ id, kind, archived }) => kind === "expense" && (!archived || draft.category_ids.includes(id)),
  );
  return (
    <fieldset className={classes.group}>
      <legend>What counts</legend>
      <SegmentedControl
        fullWidth
        aria-label="What counts"
        data={[
          { value: "some", label: "Some categories" },
          { value: "all", label: "All spending" },
        ]}
        value={draft.isAll ? "all" : "some"}
        onChange={(value) => onChange({ isAll: value === "all" })}
      />
      {!draft.isAll && (
        <MultiSelect
          label="Categories"
          placeholder={draft.category_ids.length === 0 ? "Choose" : ""}
          searchable
          hidePickedOptions
          data={categoryOptions(spending, "expense", null)}
          value={draft.category_ids}
          error={said}
          nothingFoundMessage="No such category"
          onChange={(category_ids) => onChange({ category_ids })}
        />
      )}
    </fieldset>
  );
}

function Rhythm({ draft, said, start, onChange }: PartProps & { start: Draft }) {
  const { locale } = useFormats();
  const turn = (period: BudgetPeriod) => {
    const { weekday, day, start: first } = start;
    const began = period === start.period ? { weekday, day, start: first } : { weekday: 1, day: 1 };
    onChange({ period, ...began });
  };
  return (
    <div className={forms.pair}>
      <NativeSelect
        label="Period"
        data={Object.entries(PERIODS).map(([value, { each }]) => ({ value, label: each }))}
        value={draft.period}
        onChange={(event) => turn(event.currentTarget.value as BudgetPeriod)}
      />
      {draft.period === "weekly" ? (
        <NativeSelect
          label="Starts on"
          data={weekdayNames(locale).map((label, place) => ({ value: String(place + 1), label }))}
          value={String(draft.weekday)}
          onChange={(event) => onChange({ weekday: Number(event.currentTarget.value) })}
        />
      ) : draft.period === "monthly" ? (
        <NativeSelect
          label="Starts on day"
          description={draft.day > 28 ? "The last day, in shorter months." : undefined}
          data={Array.from({ length: 31 }, (_, place) => String(place + 1))}
          value={String(draft.day)}
          onChange={(event) => onChange({ day: Number(event.currentTarget.value) })}
        />
      ) : (
        <TextInput
          label="A period starts on"
          type="date"
          value={draft.start}
          error={said}
          onChange={(event) => onChange({ start: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

function Tells({ draft, onChange }: PartProps) {
  const switches = [
    { key: "threshold", label: "A threshold is reached" },
    { key: "over", label: "More was spent than there is" },
    { key: "predicted", label: "It will probably go over" },
  ] as const;
  return (
    <fieldset className={classes.group}>
      <legend>Alert when</legend>
      {switches.map(({ key, label }) => (
        <Switch
          key={key}
          label={label}
          checked={draft.alerts[key]}
          onChange={(event) => onChange({ alerts: { ...draft.alerts, [key]: event.currentTarget.checked } })}
        />
      ))}
    </fieldset>
  );
}
