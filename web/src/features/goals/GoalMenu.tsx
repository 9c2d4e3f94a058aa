import { Menu } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Goal } from "~/api/types";
import { DeleteDialog } from "~/features/editing/DeleteDialog";
import { RowMenu } from "~/features/editing/RowMenu";
import { useTurning } from "~/features/editing/useTurning";
import { draftOf } from "~/features/goals/draft";
import { GoalConflictPanel } from "~/features/goals/GoalConflictPanel";
import { GoalForm } from "~/features/goals/GoalForm";
import { useGoalSaving } from "~/features/goals/useGoalSaving";
import { useEditGoal } from "~/queries/goals";
import { useFormats } from "~/ui/formats";
import { ArchiveIcon } from "~/ui/icons";

/** What can be done with one goal. */
export function GoalMenu({ goal }: { goal: Goal }) {
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const { turn } = useTurning(goal, "goal", useEditGoal());
  return (
    <>
      {dialog === "edit" && <GoalForm goal={goal} onClose={() => setDialog(null)} />}
      {dialog === "delete" && <DeleteGoal goal={goal} onClose={() => setDialog(null)} />}
      <RowMenu name={goal.name} onEdit={() => setDialog("edit")} onDelete={() => setDialog("delete")}>
        <Menu.Item
          leftSection={<ArchiveIcon size={16} />}
          onClick={() => turn({ archived: !goal.archived }, goal.archived ? "is back" : "is archived")}
        >
          {goal.archived ? "Bring back" : "Archive"}
        </Menu.Item>
      </RowMenu>
    </>
  );
}

/** Asks once: what was contributed goes with the goal, so there is no way back. */
function DeleteGoal({ goal: given, onClose }: { goal: Goal; onClose: () => void }) {
  const [goal] = useState(given);
  const { decimal } = useFormats();
  const navigate = useNavigate();
  const saving = useGoalSaving(goal, decimal, () => navigate("/goals", { replace: true }));
  return (
    <DeleteDialog
      name={goal.name}
      noun="goal"
      conflict={
        saving.conflict && (
          <GoalConflictPanel
            conflict={saving.conflict}
            goal={goal}
            draft={draftOf(goal, decimal)}
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
      {goal.fed_by === "accounts"
        ? "The money on its accounts stays where it is. An archived goal keeps its past."
        : "Its contributions go with it. An archived goal keeps its past."}
    </DeleteDialog>
  );
}
