import { Menu } from "@mantine/core";
import { useState } from "react";
import type { Budget } from "~/api/types";
import { BudgetForm } from "~/features/budgets/BudgetForm";
import { DeleteBudget } from "~/features/budgets/DeleteBudget";
import { PERIODS } from "~/features/budgets/standing";
import { RowMenu } from "~/features/editing/RowMenu";
import { useTurning } from "~/features/editing/useTurning";
import { useCopyLast, useEditBudget } from "~/queries/budgets";
import { ArchiveIcon, CopyIcon, PauseIcon } from "~/ui/icons";

/** What can be done with one budget. */
export function BudgetMenu({ budget }: { budget: Budget }) {
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const { copy, turn } = useActions(budget);
  const { last } = PERIODS[budget.period];
  return (
    <>
      {dialog === "edit" && <BudgetForm budget={budget} onClose={() => setDialog(null)} />}
      {dialog === "delete" && <DeleteBudget budget={budget} onClose={() => setDialog(null)} />}
      <RowMenu name={budget.name} onEdit={() => setDialog("edit")} onDelete={() => setDialog("delete")}>
        <Menu.Item leftSection={<CopyIcon size={16} />} onClick={() => copy("limit")}>
          Limit as {last}
        </Menu.Item>
        <Menu.Item leftSection={<CopyIcon size={16} />} onClick={() => copy("spent")}>
          As much as was spent {last}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<PauseIcon size={16} />}
          onClick={() => turn({ paused: !budget.paused }, budget.paused ? "is watched again" : "is paused")}
        >
          {budget.paused ? "Watch again" : "Pause alerts"}
        </Menu.Item>
        <Menu.Item
          leftSection={<ArchiveIcon size={16} />}
          onClick={() => turn({ archived: !budget.archived }, budget.archived ? "is back" : "is archived")}
        >
          {budget.archived ? "Bring back" : "Archive"}
        </Menu.Item>
      </RowMenu>
    </>
  );
}

function useActions(budget: Budget) {
  const copyLast = useCopyLast();
  const { turn, told, onError } = useTurning(budget, "budget", useEditBudget());
  return {
    turn,
    copy(take: "limit" | "spent") {
      copyLast.mutate(
        { budget, take },
        {
          onError,
          onSuccess: ({ version, limit_minor }) =>
            limit_minor === budget.limit_minor
              ? told("had that limit already")
              : told("has its new limit", { version, changes: { limit_minor: budget.limit_minor } }),
        },
      );
    },
  };
}
