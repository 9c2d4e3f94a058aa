import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import { sentence } from "~/api/problem";
import type { Budget } from "~/api/types";
import { BudgetConflictPanel } from "~/features/budgets/BudgetConflictPanel";
import { type Complaint, type Draft, draftOf, emptyDraft, readDraft } from "~/features/budgets/draft";
import { Fields } from "~/features/budgets/Fields";
import { useBudgetSaving } from "~/features/budgets/useBudgetSaving";
import { useHousehold } from "~/queries/ledger";
import { useToday } from "~/queries/today";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";
import { Failure } from "~/ui/states";

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
  const isPhone = useMediaQuery("(max-width: 47.99em)") ?? false;
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={budget ? "Edit budget" : "Add budget"}
      size={540}
      fullScreen={isPhone}
      closeOnClickOutside={false}
    >
      {saving.conflict && budget ? (
        <BudgetConflictPanel
          conflict={saving.conflict}
          budget={budget}
          draft={draft}
          isSaving={saving.isSaving}
          error={saving.error}
          onKeep={onClose}
          onInsist={() => save(saving.conflict?.current.version)}
        />
      ) : (
        <form className={forms.fields} onSubmit={submit} noValidate>
          <Fields
            draft={draft}
            complaints={complaints}
            start={budget ? draftOf(budget, decimal) : emptyDraft(household.currency, today)}
            onChange={(next) => setDraft((before) => ({ ...before, ...next }))}
          />
          {saving.error !== null && <Failure>{sentence(saving.error)}</Failure>}
          <div className={forms.actions}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={saving.isSaving}>
              Save
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
