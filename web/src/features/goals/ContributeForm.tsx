import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { Goal } from "~/api/types";
import { FormDialog } from "~/features/editing/FormDialog";
import { exponentOf } from "~/lib/currencies";
import { newId } from "~/lib/ids";
import { parseAmount } from "~/lib/money";
import { useContribute } from "~/queries/goals";
import { useIdempotencyKeys } from "~/queries/idempotency";
import { useToday } from "~/queries/today";
import { AMOUNT_ERRORS } from "~/ui/amountErrors";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";

/** Puts something towards a goal, or takes it out. */
export function ContributeForm({
  goal,
  direction,
  onClose,
}: {
  goal: Goal;
  direction: "in" | "out";
  onClose: () => void;
}) {
  const today = useToday();
  const { decimal } = useFormats();
  const [id] = useState(newId);
  const keyFor = useIdempotencyKeys();
  const [amount, setAmount] = useState("");
  const [date, setDate] = useState(today);
  const [note, setNote] = useState("");
  const [complaint, setComplaint] = useState<string>();
  const contribute = useContribute(goal.id);
  const submit = () => {
    const read = parseAmount(amount, exponentOf(goal.currency), decimal);
    if (!read.ok) return setComplaint(AMOUNT_ERRORS[read.reason]);
    if (read.minor <= 0) return setComplaint("More than zero, please.");
    setComplaint(undefined);
    const amount_minor = direction === "in" ? read.minor : -read.minor;
    const draft = { id, date, amount_minor, note: note.trim() || null };
    contribute.mutate({ draft, key: keyFor(draft) }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={direction === "in" ? "Contribute" : "Take out"}
      submit={direction === "in" ? "Contribute" : "Take out"}
      conflict={null}
      error={contribute.error}
      isSaving={contribute.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <div className={forms.pair}>
        <TextInput
          label={`Amount in ${goal.currency}`}
          data-autofocus
          inputMode="decimal"
          autoComplete="off"
          value={amount}
          error={complaint}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        <TextInput
          label="Day"
          type="date"
          value={date}
          onChange={(event) => setDate(event.currentTarget.value || today)}
        />
      </div>
      <TextInput
        label="Note"
        placeholder="From the flea market"
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
