import { useState } from "react";
import type { Goal } from "~/api/types";
import { FormDialog } from "~/features/editing/FormDialog";
import { type Complaints, type Draft, draftOf, emptyDraft, readDraft } from "~/features/goals/draft";
import { GoalConflictPanel } from "~/features/goals/GoalConflictPanel";
import { GoalFields } from "~/features/goals/GoalFields";
import { useGoalSaving } from "~/features/goals/useGoalSaving";
import { useHousehold } from "~/queries/ledger";
import { useFormats } from "~/ui/formats";

interface Props {
  /** Null to add one. */
  goal: Goal | null;
  onClose: () => void;
  onSaved?: (id: string) => void;
}

/** Adds a goal, or edits the one given. Filled once: what happens elsewhere does not touch what was typed. */
export function GoalForm({ goal: given, onClose, onSaved }: Props) {
  const { currency } = useHousehold();
  const { decimal } = useFormats();
  const [goal] = useState(given);
  const [draft, setDraft] = useState<Draft>(() => (goal ? draftOf(goal, decimal) : emptyDraft(currency)));
  const [complaints, setComplaints] = useState<Complaints>({});
  const saving = useGoalSaving(goal, decimal, (id) => {
    onSaved?.(id);
    onClose();
  });
  const save = (version?: number) => {
    const read = readDraft(draft, decimal, goal === null);
    setComplaints(read.ok ? {} : read.complaints);
    if (read.ok) saving.save(draft, version);
  };
  return (
    <FormDialog
      title={goal ? "Edit goal" : "Add goal"}
      conflict={
        saving.conflict &&
        goal && (
          <GoalConflictPanel
            conflict={saving.conflict}
            goal={goal}
            draft={draft}
            isSaving={saving.isSaving}
            error={saving.error}
            onKeep={onClose}
            onInsist={() => save(saving.conflict?.current.version)}
          />
        )
      }
      error={saving.error}
      isSaving={saving.isSaving}
      onClose={onClose}
      onSubmit={() => save()}
    >
      <GoalFields
        draft={draft}
        complaints={complaints}
        isNew={goal === null}
        onChange={(next) => setDraft((before) => ({ ...before, ...next }))}
      />
    </FormDialog>
  );
}
