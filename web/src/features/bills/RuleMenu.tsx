import { Button, Menu, Modal } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { ApiProblem, sentence } from "~/api/problem";
import type { Recurring } from "~/api/types";
import { draftOf } from "~/features/bills/draft";
import { RuleConflictPanel } from "~/features/bills/RuleConflictPanel";
import { RuleForm } from "~/features/bills/RuleForm";
import { useRuleSaving } from "~/features/bills/useRuleSaving";
import { useEditRule } from "~/queries/bills";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";
import { CheckIcon, CloseIcon, MoreIcon, PauseIcon, PencilIcon, TrashIcon } from "~/ui/icons";
import { Failure } from "~/ui/states";
import { useToast } from "~/ui/toasts";
import { UserText } from "~/ui/UserText";

/** What can be done with one rule. */
export function RuleMenu({ rule }: { rule: Recurring }) {
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const turn = useTurn(rule);
  return (
    <>
      {dialog === "edit" && <RuleForm rule={rule} onClose={() => setDialog(null)} />}
      {dialog === "delete" && <DeleteRule rule={rule} onClose={() => setDialog(null)} />}
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
            <Button variant="default" size="sm" px={10} aria-label={`More about ${rule.name}`}>
              <MoreIcon size={18} />
            </Button>
          </Menu.Target>
        </Button.Group>
        <Menu.Dropdown>
          {rule.status === "active" ? (
            <>
              <Menu.Item leftSection={<PauseIcon size={16} />} onClick={() => turn("paused", "is paused")}>
                Pause
              </Menu.Item>
              <Menu.Item leftSection={<CloseIcon size={16} />} onClick={() => turn("ended", "has ended")}>
                It has ended
              </Menu.Item>
            </>
          ) : (
            <Menu.Item leftSection={<CheckIcon size={16} />} onClick={() => turn("active", "goes on")}>
              It goes on
            </Menu.Item>
          )}
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

const MEANWHILE = "Somebody changed this bill meanwhile. It is shown as it stands now: try again.";

function useTurn(rule: Recurring): (status: Recurring["status"], words: string) => void {
  const edit = useEditRule();
  const toast = useToast();
  const onError = (error: unknown) =>
    toast({
      text: error instanceof ApiProblem && error.status === 412 ? MEANWHILE : sentence(error),
      tone: "danger",
    });
  return (status, words) =>
    edit.mutate(
      { id: rule.id, version: rule.version, changes: { status } },
      {
        onError,
        onSuccess: ({ version }) =>
          toast({
            text: (
              <>
                <UserText>{rule.name}</UserText> {words}
              </>
            ),
            action: {
              label: "Undo",
              run: () => edit.mutate({ id: rule.id, version, changes: { status: rule.status } }, { onError }),
            },
          }),
      },
    );
}

/** Asks once: the bills of the past go with the rule. */
function DeleteRule({ rule: given, onClose }: { rule: Recurring; onClose: () => void }) {
  const [rule] = useState(given);
  const { decimal } = useFormats();
  const navigate = useNavigate();
  const saving = useRuleSaving(rule, decimal, () => navigate("/bills", { replace: true }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <>
          Delete <UserText>{rule.name}</UserText>?
        </>
      }
    >
      {saving.conflict ? (
        <RuleConflictPanel
          conflict={saving.conflict}
          rule={rule}
          draft={draftOf(rule, decimal)}
          isSaving={saving.isErasing}
          error={saving.error}
          onKeep={onClose}
          onInsist={() => saving.erase(saving.conflict?.current.version)}
        />
      ) : (
        <div className={forms.fields}>
          <p>Its bills go with it; the transactions stay. One that has ended keeps its past.</p>
          {saving.error !== null && <Failure>{sentence(saving.error)}</Failure>}
          <div className={forms.actions}>
            <Button variant="default" onClick={onClose}>
              Keep it
            </Button>
            <Button color="red" loading={saving.isErasing} onClick={() => saving.erase()}>
              Delete bill
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
