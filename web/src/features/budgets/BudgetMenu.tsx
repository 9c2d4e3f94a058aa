import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import { ApiProblem, sentence } from "~/api/problem";
import type { Budget } from "~/api/types";
import { BudgetForm } from "~/features/budgets/BudgetForm";
import { DeleteBudget } from "~/features/budgets/DeleteBudget";
import { PERIODS } from "~/features/budgets/standing";
import { type BudgetChanges, useCopyLast, useEditBudget } from "~/queries/budgets";
import { ArchiveIcon, CopyIcon, MoreIcon, PauseIcon, PencilIcon, TrashIcon } from "~/ui/icons";
import { useToast } from "~/ui/toasts";
import { UserText } from "~/ui/UserText";

/** What can be done with one budget. */
export function BudgetMenu({ budget }: { budget: Budget }) {
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const { copy, turn } = useActions(budget);
  const { last } = PERIODS[budget.period];
  return (
    <>
      {dialog === "edit" && <BudgetForm budget={budget} onClose={() => setDialog(null)} />}
      {dialog === "delete" && <DeleteBudget budget={budget} onClose={() => setDialog(null)} />}
      <Menu position="bottom-end" shadow="md">
        <Button.Group>
          <Button
            variant="default"
            size="sm"
            leftSection={<PencilIcon size={16} />}
            onClick={() => setDialog("edit")}
          >
            Edit
          </Button>
          <Menu.Target>
            <Button variant="default" size="sm" px={10} aria-label={`More about ${budget.name}`}>
              <MoreIcon size={18} />
            </Button>
          </Menu.Target>
        </Button.Group>
        <Menu.Dropdown>
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
          <Menu.Item
            color="red"
            c="var(--danger)"
            leftSection={<TrashIcon size={16} />}
            onClick={() => setDialog("delete")}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

const MEANWHILE = "Somebody changed this budget meanwhile. It is shown as it stands now: try again.";

function useActions(budget: Budget) {
  const edit = useEditBudget();
  const copyLast = useCopyLast();
  const toast = useToast();
  const onError = (error: unknown) =>
    toast({
      text: error instanceof ApiProblem && error.status === 412 ? MEANWHILE : sentence(error),
      tone: "danger",
    });
  const told = (words: string, undo?: { version: number; changes: BudgetChanges }) =>
    toast({
      text: (
        <>
          <UserText>{budget.name}</UserText> {words}
        </>
      ),
      ...(undo
        ? {
            action: {
              label: "Undo",
              run: () => edit.mutate({ id: budget.id, ...undo }, { onError }),
            },
          }
        : {}),
    });
  return {
    turn(changes: { paused: boolean } | { archived: boolean }, words: string) {
      const back = "paused" in changes ? { paused: budget.paused } : { archived: budget.archived };
      edit.mutate(
        { id: budget.id, version: budget.version, changes },
        { onError, onSuccess: ({ version }) => told(words, { version, changes: back }) },
      );
    },
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
