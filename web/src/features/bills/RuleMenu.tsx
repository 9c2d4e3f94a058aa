import { Menu } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Recurring } from "~/api/types";
import { draftOf } from "~/features/bills/draft";
import { RuleConflictPanel } from "~/features/bills/RuleConflictPanel";
import { RuleForm } from "~/features/bills/RuleForm";
import { useRuleSaving } from "~/features/bills/useRuleSaving";
import { DeleteDialog } from "~/features/editing/DeleteDialog";
import { RowMenu } from "~/features/editing/RowMenu";
import { useTurning } from "~/features/editing/useTurning";
import { useEditRule } from "~/queries/bills";
import { useFormats } from "~/ui/formats";
import { CheckIcon, CloseIcon, PauseIcon } from "~/ui/icons";

/** What can be done with one rule. */
export function RuleMenu({ rule }: { rule: Recurring }) {
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const { turn } = useTurning(rule, "bill", useEditRule());
  return (
    <>
      {dialog === "edit" && <RuleForm rule={rule} onClose={() => setDialog(null)} />}
      {dialog === "delete" && <DeleteRule rule={rule} onClose={() => setDialog(null)} />}
      <RowMenu name={rule.name} onEdit={() => setDialog("edit")} onDelete={() => setDialog("delete")}>
        {rule.status === "active" ? (
          <>
            <Menu.Item
              leftSection={<PauseIcon size={16} />}
              onClick={() => turn({ status: "paused" }, "is paused")}
            >
              Pause
            </Menu.Item>
            <Menu.Item
              leftSection={<CloseIcon size={16} />}
              onClick={() => turn({ status: "ended" }, "has ended")}
            >
              It has ended
            </Menu.Item>
          </>
        ) : (
          <Menu.Item
            leftSection={<CheckIcon size={16} />}
            onClick={() => turn({ status: "active" }, "goes on")}
          >
            It goes on
          </Menu.Item>
        )}
      </RowMenu>
    </>
  );
}

/** Asks once: the bills of the past go with the rule. */
function DeleteRule({ rule: given, onClose }: { rule: Recurring; onClose: () => void }) {
  const [rule] = useState(given);
  const { decimal } = useFormats();
  const navigate = useNavigate();
  const saving = useRuleSaving(rule, decimal, () => navigate("/bills", { replace: true }));
  return (
    <DeleteDialog
      name={rule.name}
      noun="bill"
      conflict={
        saving.conflict && (
          <RuleConflictPanel
            conflict={saving.conflict}
            rule={rule}
            draft={draftOf(rule, decimal)}
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
      Its bills go with it; the transactions stay. One that has ended keeps its past.
    </DeleteDialog>
  );
}
