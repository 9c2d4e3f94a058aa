import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { sentence } from "~/api/problem";
import type { Budget } from "~/api/types";
import { BudgetConflictPanel } from "~/features/budgets/BudgetConflictPanel";
import { draftOf } from "~/features/budgets/draft";
import { useBudgetSaving } from "~/features/budgets/useBudgetSaving";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";
import { Failure } from "~/ui/states";
import { useToast } from "~/ui/toasts";
import { UserText } from "~/ui/UserText";

/** Asks once: a budget's past goes with it, so there is no way back. */
export function DeleteBudget({ budget: given, onClose }: { budget: Budget; onClose: () => void }) {
  const [budget] = useState(given);
  const { decimal } = useFormats();
  const navigate = useNavigate();
  const toast = useToast();
  const saving = useBudgetSaving(budget, decimal, () => {
    navigate("/budgets", { replace: true });
    toast({
      text: (
        <>
          <UserText>{budget.name}</UserText> is deleted
        </>
      ),
    });
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <>
          Delete <UserText>{budget.name}</UserText>?
        </>
      }
    >
      {saving.conflict ? (
        <BudgetConflictPanel
          conflict={saving.conflict}
          budget={budget}
          draft={draftOf(budget, decimal)}
          isSaving={saving.isErasing}
          error={saving.error}
          onKeep={onClose}
          onInsist={() => saving.erase(saving.conflict?.current.version)}
        />
      ) : (
        <div className={forms.fields}>
          <p>
            What was spent stays; the limit and how it was kept are gone. An archived budget keeps its past.
          </p>
          {saving.error !== null && <Failure>{sentence(saving.error)}</Failure>}
          <div className={forms.actions}>
            <Button variant="default" onClick={onClose}>
              Keep it
            </Button>
            <Button color="red" loading={saving.isErasing} onClick={() => saving.erase()}>
              Delete budget
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
