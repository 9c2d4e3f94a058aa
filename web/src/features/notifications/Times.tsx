import { NativeSelect, SegmentedControl, Select, Switch, TextInput } from "@mantine/core";
import { useMemo } from "react";
import type { Frequency } from "~/api/types";
import classes from "~/features/notifications/NotificationsPage.module.css";
import type { PartProps } from "~/features/notifications/PreferencesForm";
import { hourName, timezones, weekdayNames } from "~/lib/dates";
import { useUser } from "~/queries/ledger";
import { Card, CardHead } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";

const FREQUENCIES: { value: Frequency; label: string }[] = [
  { value: "instant", label: "At once" },
  { value: "hourly", label: "Hourly" },
  { value: "daily", label: "Daily" },
  { value: "weekly", label: "Weekly" },
];

/** When to be told. */
export function Times({
  draft,
  complaints,
  onChange,
}: PartProps & { complaints: { quiet_hours_end?: string } }) {
  const { locale } = useFormats();
  const { timezone } = useUser();
  const weekdays = weekdayNames(locale);
  const zones = useMemo(timezones, []);
  return (
    <Card>
      <CardHead title="When" note="What is critical never waits: a new sign-in, a budget that is over." />
      <div className={forms.fields}>
        <div className={classes.labelled}>
          <span id="frequency">Tell me</span>
          <SegmentedControl
            aria-labelledby="frequency"
            data={FREQUENCIES}
            value={draft.frequency}
            onChange={(value) => onChange({ frequency: value as Frequency })}
          />
        </div>
        <div className={forms.pair}>
          <NativeSelect
            label="Digests and summaries leave at"
            value={draft.digest_hour}
            data={HOURS.map((hour) => ({ value: String(hour), label: hourName(hour, locale) }))}
            onChange={(event) => onChange({ digest_hour: Number(event.currentTarget.value) })}
          />
          <NativeSelect
            label="The week's on"
            value={draft.digest_weekday}
            data={weekdays.map((label, day) => ({ value: String(day), label }))}
            onChange={(event) => onChange({ digest_weekday: Number(event.currentTarget.value) })}
          />
        </div>
        <Switch
          label="Quiet hours"
          description="What comes then waits until they end, and leaves together."
          checked={draft.quiet_hours_enabled}
          onChange={(event) =>
            onChange({
              quiet_hours_enabled: event.currentTarget.checked,
              quiet_hours_start: draft.quiet_hours_start ?? "22:00",
              quiet_hours_end: draft.quiet_hours_end ?? "07:00",
            })
          }
        />
        {draft.quiet_hours_enabled && (
          <div className={forms.pair}>
            <TextInput
              type="time"
              label="From"
              value={draft.quiet_hours_start ?? ""}
              onChange={(event) => onChange({ quiet_hours_start: event.currentTarget.value || null })}
            />
            <TextInput
              type="time"
              label="Until"
              value={draft.quiet_hours_end ?? ""}
              error={complaints.quiet_hours_end}
              onChange={(event) => onChange({ quiet_hours_end: event.currentTarget.value || null })}
            />
          </div>
        )}
        <Select
          label="By the clock of"
          searchable
          allowDeselect={false}
          limit={60}
          data={[{ value: OWN, label: `Your profile (${timezone})` }, ...zones]}
          value={draft.timezone ?? OWN}
          onChange={(value) => onChange({ timezone: value === OWN ? null : value })}
        />
      </div>
    </Card>
  );
}

const OWN = "own";
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
