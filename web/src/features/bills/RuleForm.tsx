import { useState } from "react";
import type { Recurring, RecurringCandidate } from "~/api/types";
import {
  type Complaint,
  type Draft,
  draftOf,
  emptyDraft,
  foundAsRule,
  readDraft,
} from "~/features/bills/draft";
import { RuleConflictPanel } from "~/features/bills/RuleConflictPanel";
import { RuleFields } from "~/features/bills/RuleFields";
import { useRuleSaving } from "~/features/bills/useRuleSaving";
import { FormDialog } from "~/features/editing/FormDialog";
import { useHousehold } from "~/queries/ledger";
import { useToday } from "~/queries/today";
import { useFormats } from "~/ui/formats";

interface Props {
  /** Null to add one. */
  rule: Recurring | null;
  /** What the new one is made of, if it was found in the history. */
  found?: RecurringCandidate;
  onClose: () => void;
}

/** Adds what recurs, or edits it. Filled once: what happens elsewhere does not touch what was typed. */
export function RuleForm({ rule: given, found, onClose }: Props) {
  const { currency } = useHousehold();
  const today = useToday();
  const { decimal } = useFormats();
  const [rule] = useState(given);
  const [origin] = useState(found ?? null);
  const [draft, setDraft] = useState<Draft>(() => {
    const filled = rule ?? (origin && foundAsRule(origin));
    return filled ? draftOf(filled, decimal) : emptyDraft(currency, today);
  });
  const [complaints, setComplaints] = useState<Partial<Record<keyof Draft, Complaint>>>({});
  const saving = useRuleSaving(rule, decimal, onClose, origin);
  const save = (version?: number) => {
    const read = readDraft(draft, decimal);
    setComplaints(read.ok ? {} : read.complaints);
    if (read.ok) saving.save(draft, version);
  };
  return (
    <FormDialog
      title={rule ? "Edit bill" : "Add bill"}
      conflict={
        saving.conflict &&
        rule && (
          <RuleConflictPanel
            conflict={saving.conflict}
            rule={rule}
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
      <RuleFields
        draft={draft}
        complaints={complaints}
        onChange={(next) => setDraft((before) => ({ ...before, ...next }))}
      />
    </FormDialog>
  );
}
