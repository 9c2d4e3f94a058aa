import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import { sentence } from "~/api/problem";
import type { Recurring } from "~/api/types";
import { type Complaint, type Draft, draftOf, emptyDraft, readDraft } from "~/features/bills/draft";
import { RuleConflictPanel } from "~/features/bills/RuleConflictPanel";
import { RuleFields } from "~/features/bills/RuleFields";
import { useRuleSaving } from "~/features/bills/useRuleSaving";
import { useHousehold } from "~/queries/ledger";
import { useToday } from "~/queries/today";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";
import { Failure } from "~/ui/states";

interface Props {
  /** Null to add one. */
  rule: Recurring | null;
  onClose: () => void;
}

/** Adds what recurs, or edits it. Filled once: what happens elsewhere does not touch what was typed. */
export function RuleForm({ rule: given, onClose }: Props) {
  const { currency } = useHousehold();
  const today = useToday();
  const { decimal } = useFormats();
  const isPhone = useMediaQuery("(max-width: 47.99em)") ?? false;
  const [rule] = useState(given);
  const [draft, setDraft] = useState<Draft>(() =>
    rule ? draftOf(rule, decimal) : emptyDraft(currency, today),
  );
  const [complaints, setComplaints] = useState<Partial<Record<keyof Draft, Complaint>>>({});
  const saving = useRuleSaving(rule, decimal, onClose);
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
      title={rule ? "Edit bill" : "Add bill"}
      size={540}
      fullScreen={isPhone}
      closeOnClickOutside={false}
    >
      {saving.conflict && rule ? (
        <RuleConflictPanel
          conflict={saving.conflict}
          rule={rule}
          draft={draft}
          isSaving={saving.isSaving}
          error={saving.error}
          onKeep={onClose}
          onInsist={() => save(saving.conflict?.current.version)}
        />
      ) : (
        <form className={forms.fields} onSubmit={submit} noValidate>
          <RuleFields
            draft={draft}
            complaints={complaints}
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
