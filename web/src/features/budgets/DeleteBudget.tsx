import { useState } from "react";
import { useNavigate } from "react-router";
import type { Budget } from "~/api/types";
import { BudgetConflictPanel } from "~/features/budgets/BudgetConflictPanel";
import { draftOf } from "~/features/budgets/draft";
import { useBudgetSaving } from "~/features/budgets/useBudgetSaving";
import { DeleteDialog } from "~/features/editing/DeleteDialog";
import { useFormats } from "~/ui/formats";
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
    <DeleteDialog
      name={budget.name}
      noun="budget"
      conflict={
        saving.conflict && (
          <BudgetConflictPanel
            conflict={saving.conflict}
            budget={budget}
            draft={draftOf(budget, decimal)}
            isSaving={saving.isErasing}
            error={saving.error}
            onKeep={onClose}
            onInsist={() => saving.erase(saving.conflict?.current.version)}
          />
        )
      }
      error={saving.error}
      isErasing={saving.isErasing}
      onClose={onClose}
      onErase={() => saving.erase()}
    >
      What was spent stays; the limit and how it was kept are gone. An archived budget keeps its past.
    </DeleteDialog>
  );
}
