import { Button, Switch } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ApiProblem, sentence } from "~/api/problem";
import { changesOf, complaintsOf, draftOf, type PreferencesDraft } from "~/features/notifications/draft";
import { useLacking } from "~/features/notifications/Lacking";
import { Matrix } from "~/features/notifications/Matrix";
import classes from "~/features/notifications/NotificationsPage.module.css";
import { Times } from "~/features/notifications/Times";
import { useEditPreferences, usePreferences } from "~/queries/preferences";
import { Card, CardHead } from "~/ui/Card";
import { Failure } from "~/ui/states";
import { useToast } from "~/ui/toasts";

export interface PartProps {
  draft: PreferencesDraft;
  onChange: (next: Partial<PreferencesDraft>) => void;
}

export function PreferencesForm() {
  const preferences = usePreferences();
  // As the form was filled: what another device changes meanwhile must not be undone unseen.
  const [held, setHeld] = useState(preferences);
  const [draft, setDraft] = useState(() => draftOf(preferences));
  const edit = useEditPreferences();
  const toast = useToast();
  const changes = changesOf(draft, held);
  const isDirty = Object.keys(changes).length > 0;
  const complaints = complaintsOf(draft);
  const isStale = edit.error instanceof ApiProblem && edit.error.status === 412;
  const change = (next: Partial<PreferencesDraft>) => setDraft((before) => ({ ...before, ...next }));
  const take = (next: typeof preferences) => {
    setHeld(next);
    setDraft(draftOf(next));
  };
  // Nothing was touched here: what another device has changed is simply shown.
  if (!isDirty && preferences.version > held.version) take(preferences);

  const startAgain = () => {
    take(preferences);
    edit.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isDirty || Object.keys(complaints).length > 0) return;
    edit.mutate(
      { version: held.version, changes },
      {
        onSuccess: ({ seq: _seq, ...saved }) => {
          take(saved);
          toast({ text: "Saved" });
        },
      },
    );
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Card>
        <CardHead
          title="What to hear of"
          note="Your inbox always keeps everything; this is about what reaches you."
        />
        <Switches draft={draft} onChange={change} />
      </Card>
      <Times draft={draft} complaints={complaints} onChange={change} />
      <Matrix draft={draft} onChange={change} />
      {edit.error && (
        <Failure {...(isStale ? { onRetry: startAgain } : {})}>
          {isStale
            ? "These settings were changed on another device meanwhile. Look at how they stand now, then change them."
            : sentence(edit.error)}
        </Failure>
      )}
      {isDirty && (
        <div className={classes.save}>
          <Button variant="default" onClick={startAgain}>
            Undo
          </Button>
          <Button type="submit" loading={edit.isPending}>
            Save
          </Button>
        </div>
      )}
    </form>
  );
}

function Switches({ draft, onChange }: PartProps) {
  const lacking = useLacking();
  return (
    <div className={classes.groups}>
      {SWITCHES.map(({ group, switches }) => (
        <fieldset key={group} className={classes.group}>
          <legend>{group}</legend>
          {switches.map(({ field, label }) => (
            <Switch
              key={field}
              label={label}
              description={lacking(field)}
              checked={draft[field]}
              onChange={(event) => onChange({ [field]: event.currentTarget.checked })}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

const SWITCHES = [
  {
    group: "About",
    switches: [
      { field: "budget_alerts", label: "Budgets" },
      { field: "recurring_alerts", label: "Bills" },
      { field: "goal_alerts", label: "Goals" },
      { field: "transaction_alerts", label: "Balances, amounts, what others record" },
    ],
  },
  {
    group: "By",
    switches: [
      { field: "push_enabled", label: "Push, to browsers and phones" },
      { field: "email_enabled", label: "Mail" },
      { field: "sms_enabled", label: "SMS, when it is critical" },
    ],
  },
  {
    group: "Summaries by mail",
    switches: [
      { field: "weekly_summary", label: "Your week" },
      { field: "monthly_summary", label: "Your month" },
    ],
  },
  {
    group: "On the lock screen",
    switches: [{ field: "amounts_in_push", label: "Show amounts to whoever looks at it" }],
  },
] as const;
