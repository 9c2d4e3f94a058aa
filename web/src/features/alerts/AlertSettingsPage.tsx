import { Button, Switch, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ApiProblem, sentence } from "~/api/problem";
import type { AlertKind } from "~/api/types";
import classes from "~/features/alerts/AlertSettingsPage.module.css";
import { KINDS } from "~/features/alerts/kinds";
import { readSettings, type SettingsDraft, settingsDraft } from "~/features/alerts/settingsDraft";
import { useAlertSettings, useEditAlertSettings } from "~/queries/alerts";
import { useCanWrite, useHousehold } from "~/queries/ledger";
import { BackLink } from "~/ui/BackLink";
import { Card, CardHead } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";
import { Failure } from "~/ui/states";
import { useToast } from "~/ui/toasts";

/** What the household wants to hear of; one set for everybody in it. */
export function AlertSettingsPage() {
  const settings = useAlertSettings();
  const { currency } = useHousehold();
  const { decimal } = useFormats();
  const canWrite = useCanWrite();
  const [draft, setDraft] = useState<SettingsDraft>(() => settingsDraft(settings, currency, decimal));
  const [complaints, setComplaints] = useState<Partial<Record<keyof SettingsDraft, string>>>({});
  // As the form was filled: what others change meanwhile must not be undone unseen.
  const [held, setHeld] = useState(settings);
  const edit = useEditAlertSettings();
  const toast = useToast();
  const isStale = edit.error instanceof ApiProblem && edit.error.status === 412;
  const change = (next: Partial<SettingsDraft>) => setDraft((before) => ({ ...before, ...next }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readSettings(draft, held, { currency, decimal });
    setComplaints(read.ok ? {} : read.complaints);
    if (!read.ok) return;
    edit.mutate(
      { version: held.version, changes: read.changes },
      {
        onSuccess: ({ seq: _seq, ...saved }) => {
          setHeld(saved);
          toast({ text: "Saved" });
        },
      },
    );
  };
  const takeTheirs = () => {
    setDraft(settingsDraft(settings, currency, decimal));
    setHeld(settings);
    edit.reset();
  };

  return (
    <form className={classes.page} onSubmit={submit} noValidate>
      <BackLink to="/alerts">All alerts</BackLink>
      <fieldset className={classes.all} disabled={!canWrite}>
        <Card>
          <CardHead
            title="What to hear of"
            note="For everybody in this household. Budgets have switches of their own, too."
          />
          <div className={classes.groups}>
            {KINDS.map(({ group, kinds }) => (
              <fieldset key={group} className={classes.group}>
                <legend>{group}</legend>
                {kinds.map(({ kind, label }) => (
                  <Switch
                    key={kind}
                    label={label}
                    checked={!draft.off.includes(kind)}
                    onChange={(event) =>
                      change({ off: switched(draft.off, kind, event.currentTarget.checked) })
                    }
                  />
                ))}
              </fieldset>
            ))}
          </div>
        </Card>
        <Card>
          <CardHead
            title="From when on"
            note="In the household's currency; other money is compared at its rate."
          />
          <Limits draft={draft} complaints={complaints} currency={currency} onChange={change} />
        </Card>
      </fieldset>
      {edit.error && (
        <Failure {...(isStale ? { onRetry: takeTheirs } : {})}>
          {isStale
            ? "Another member changed these settings meanwhile. Look at how they stand now, then change them."
            : sentence(edit.error)}
        </Failure>
      )}
      {canWrite && (
        <div className={forms.actions}>
          <Button type="submit" loading={edit.isPending}>
            Save
          </Button>
        </div>
      )}
    </form>
  );
}

function switched(off: SettingsDraft["off"], kind: AlertKind, isOn: boolean): SettingsDraft["off"] {
  return isOn ? off.filter((one) => one !== kind) : [...off, kind];
}

function Limits({
  draft,
  complaints,
  currency,
  onChange,
}: {
  draft: SettingsDraft;
  complaints: Partial<Record<keyof SettingsDraft, string>>;
  currency: string;
  onChange: (next: Partial<SettingsDraft>) => void;
}) {
  return (
    <div className={classes.limits}>
      {FIELDS.map(({ field, label, unit }) => (
        <TextInput
          key={field}
          label={label}
          inputMode={unit === "days" ? "numeric" : "decimal"}
          autoComplete="off"
          rightSection={<span className={classes.unit}>{unit === "days" ? "days" : currency}</span>}
          rightSectionWidth={58}
          value={draft[field]}
          error={complaints[field]}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}

const FIELDS = [
  { field: "large_expense_minor", label: "A large expense is at least", unit: "money" },
  { field: "large_deposit_minor", label: "A large deposit is at least", unit: "money" },
  { field: "low_balance_minor", label: "A balance is low below", unit: "money" },
  { field: "low_balance_days", label: "A balance is foreseen for", unit: "days" },
  { field: "bill_days", label: "A bill is announced before its day by", unit: "days" },
] as const;
