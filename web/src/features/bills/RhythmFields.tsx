import { NativeSelect, TextInput } from "@mantine/core";
import type { Draft } from "~/features/bills/draft";
import classes from "~/features/bills/RhythmFields.module.css";
import type { PartProps } from "~/features/bills/RuleFields";
import { type On, type Rhythm, type Unit, usualRhythm, weekdayOf } from "~/features/bills/rhythm";
import { ordinal, rhythmInWords } from "~/features/bills/words";
import { weekdayNames } from "~/lib/dates";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";

const USUAL: { value: string; label: string; unit: Unit; every: number }[] = [
  { value: "week", label: "Every week", unit: "WEEKLY", every: 1 },
  { value: "two-weeks", label: "Every two weeks", unit: "WEEKLY", every: 2 },
  { value: "four-weeks", label: "Every four weeks", unit: "WEEKLY", every: 4 },
  { value: "month", label: "Every month", unit: "MONTHLY", every: 1 },
  { value: "quarter", label: "Every quarter", unit: "MONTHLY", every: 3 },
  { value: "half-year", label: "Every half year", unit: "MONTHLY", every: 6 },
  { value: "year", label: "Every year", unit: "YEARLY", every: 1 },
];

const UNITS = [
  { value: "DAILY", label: "days" },
  { value: "WEEKLY", label: "weeks" },
  { value: "MONTHLY", label: "months" },
  { value: "YEARLY", label: "years" },
];

/** How often, on which day, from when: in words; the rule is made from them. */
export function RhythmFields({ draft, said, onChange }: PartProps) {
  const { locale } = useFormats();
  const { rhythm } = draft;
  const change = (next: Partial<Rhythm>) =>
    onChange({ rhythm: { ...(rhythm ?? usualRhythm(draft.start)), ...next } });
  const usual = rhythm && USUAL.find(({ unit, every }) => unit === rhythm.unit && every === rhythm.every);
  const chosen = rhythm === null ? "kept" : (usual?.value ?? "other");
  return (
    <fieldset className={classes.group}>
      <legend className="visually-hidden">When</legend>
      <div className={forms.pair}>
        <NativeSelect
          label="How often"
          data={[
            ...(rhythm === null ? [{ value: "kept", label: "By a rule of its own" }] : []),
            ...USUAL.map(({ value, label }) => ({ value, label })),
            { value: "other", label: "Other\u2026" },
          ]}
          value={chosen}
          onChange={(event) => {
            const found = USUAL.find(({ value }) => value === event.currentTarget.value);
            if (found) change({ unit: found.unit, every: found.every });
            else change({ unit: rhythm?.unit ?? "WEEKLY", every: freeEvery(rhythm) });
          }}
        />
        <TextInput
          label="First on"
          type="date"
          value={draft.start}
          error={said("start")}
          onChange={(event) => onChange(moved(draft, event.currentTarget.value))}
        />
      </div>
      {chosen === "other" && rhythm && (
        <div className={forms.pair}>
          <TextInput
            label="Every"
            inputMode="numeric"
            value={Number.isNaN(rhythm.every) ? "" : String(rhythm.every)}
            error={said("rhythm")}
            onChange={(event) => change({ every: Number.parseInt(event.currentTarget.value, 10) })}
          />
          <NativeSelect
            label="Unit"
            data={UNITS}
            value={rhythm.unit}
            onChange={(event) => change({ unit: event.currentTarget.value as Unit })}
          />
        </div>
      )}
      {rhythm && rhythm.unit === "MONTHLY" && (
        <NativeSelect
          label="On"
          data={onOptions(draft, locale)}
          value={onValue(rhythm.on)}
          onChange={(event) => change({ on: onFrom(event.currentTarget.value) })}
        />
      )}
      <div className={forms.pair}>
        <NativeSelect
          label="On a weekend"
          data={[
            { value: "none", label: "It stays there" },
            { value: "before", label: "The Friday before" },
            { value: "after", label: "The Monday after" },
          ]}
          value={draft.weekend}
          onChange={(event) => onChange({ weekend: event.currentTarget.value as Draft["weekend"] })}
        />
        {rhythm && (
          <TextInput
            label="Until"
            type="date"
            value={rhythm.until}
            error={chosen === "other" ? undefined : said("rhythm")}
            onChange={(event) => change({ until: event.currentTarget.value })}
          />
        )}
      </div>
      {rhythm && rhythm.every >= 1 && draft.start !== "" && (
        <p className={classes.words}>{rhythmInWords(rhythm, draft.start, locale)}.</p>
      )}
    </fieldset>
  );
}

/** A number that none of the usual ones has, so that "Other" shows its fields. */
function freeEvery(rhythm: Rhythm | null): number {
  const every = rhythm?.every ?? 1;
  return USUAL.some((one) => one.unit === (rhythm?.unit ?? "WEEKLY") && one.every === every)
    ? every + 4
    : every;
}

/** The start moves, and with it the day that was taken from it. */
function moved(draft: Draft, start: string): Partial<Draft> {
  const { rhythm } = draft;
  if (!rhythm || start === "") return { start };
  const followed = rhythm.on.kind === "day" && rhythm.on.day === Number(draft.start.slice(8));
  return {
    start,
    rhythm: followed ? { ...rhythm, on: { kind: "day", day: Number(start.slice(8)) } } : rhythm,
  };
}

function onOptions({ start, rhythm }: Draft, locale: string): { value: string; label: string }[] {
  const weekday = weekdayOf(start || "2024-01-01");
  const name = weekdayNames(locale)[weekday - 1] ?? "";
  const nth = Math.ceil(Number(start.slice(8) || 1) / 7);
  const days = Array.from({ length: 30 }, (_, place) => ({
    value: `day ${place + 1}`,
    label: place + 1 > 28 ? `the ${ordinal(place + 1)} (or last day)` : `the ${ordinal(place + 1)}`,
  }));
  const options = [
    ...days,
    { value: "last", label: "the last day" },
    ...(nth <= 4 ? [{ value: `nth ${nth} ${weekday}`, label: `the ${NTH[nth]} ${name}` }] : []),
    { value: `nth -1 ${weekday}`, label: `the last ${name}` },
  ];
  const held = rhythm ? onValue(rhythm.on) : "";
  if (rhythm?.on.kind === "nth" && !options.some(({ value }) => value === held)) {
    const { nth: which, weekday: day } = rhythm.on;
    options.push({
      value: held,
      label: `the ${which === -1 ? "last" : NTH[which]} ${weekdayNames(locale)[day - 1]}`,
    });
  }
  return options;
}

const NTH: Record<number, string> = { 1: "first", 2: "second", 3: "third", 4: "fourth" };

function onValue(on: On): string {
  if (on.kind === "last" || (on.kind === "day" && on.day === 31)) return "last";
  return on.kind === "nth" ? `nth ${on.nth} ${on.weekday}` : `day ${on.day}`;
}

function onFrom(value: string): On {
  const [kind, first, second] = value.split(" ");
  if (kind === "nth") return { kind: "nth", nth: Number(first), weekday: Number(second) };
  return kind === "day" ? { kind: "day", day: Number(first) } : { kind: "last" };
}
