import { useState } from "react";
import type { Budget } from "~/api/types";
import { BudgetConflictPanel } from "~/features/budgets/BudgetConflictPanel";
import { type Complaint, type Draft, draftOf, emptyDraft, readDraft } from "~/features/budgets/draft";
import { Fields } from "~/features/budgets/Fields";
import { useBudgetSaving } from "~/features/budgets/useBudgetSaving";
import { FormDialog } from "~/features/editing/FormDialog";
import { useHousehold } from "~/queries/ledger";
import { useToday } from "~/queries/today";
import { useFormats } from "~/ui/formats";

interface Props {
  /** Null to add one. */
  budget: Budget | null;
  onClose: () => void;
  onSaved?: (id: string) => void;
}

/** Adds a budget, or edits the one given. Filled once: what happens elsewhere does not touch what was typed. */
export function BudgetForm({ budget: given, onClose, onSaved }: Props) {
  const household = useHousehold();
  const today = useToday();
  const { decimal } = useFormats();
  const [budget] = useState(given);
  const [draft, setDraft] = useState<Draft>(() =>
    budget ? draftOf(budget, decimal) : emptyDraft(household.currency, today),
  );
  const [complaints, setComplaints] = useState<Partial<Record<keyof Draft, Complaint>>>({});
  const saving = useBudgetSaving(budget, decimal, (id) => {
    onSaved?.(id);
    onClose();
  });
  const save = (version?: number) => {
    const read = readDraft(draft, decimal);
    setComplaints(read.ok ? {} : read.complaints);
    if (read.ok) saving.save(draft, version);
  };
  return (
    <FormDialog
      title={budget ? "Edit budget" : "Add budget"}
      conflict={
        saving.conflict &&
        budget && (
          <BudgetConflictPanel
            conflict={saving.conflict}
            budget={budget}
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
      <Fields
        draft={draft}
        complaints={complaints}
        start={budget ? draftOf(budget, decimal) : emptyDraft(household.currency, today)}
        onChange={(next) => setDraft((before) => ({ ...before, ...next }))}
      />
    </FormDialog>
  );
}
