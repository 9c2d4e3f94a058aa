import { ActionIcon, Menu } from "@mantine/core";
import { useState } from "react";
import { ApiProblem, sentence } from "~/api/problem";
import type { Bill, BillStatus, Written } from "~/api/types";
import { MatchDialog } from "~/features/bills/MatchDialog";
import { type BillStep, useSettleBill } from "~/queries/bills";
import { CheckIcon, CloseIcon, MoreIcon, PauseIcon } from "~/ui/icons";
import { useToast } from "~/ui/toasts";

/** What a person may say about a bill, by how it stands. */
export function BillMenu({ bill, status, name }: { bill: Bill; status: BillStatus; name: string }) {
  const [isMatching, setIsMatching] = useState(false);
  const settle = useSettling(bill);
  return (
    <>
      {isMatching && <MatchDialog bill={bill} name={name} onClose={() => setIsMatching(false)} />}
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More about the bill ${name}`}>
            <MoreIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {status !== "skipped" && (
            <Menu.Item leftSection={<CheckIcon size={16} />} onClick={() => setIsMatching(true)}>
              {status === "paid" ? "Another transaction paid it" : "Choose what paid it"}
            </Menu.Item>
          )}
          {status === "paid" && (
            <Menu.Item leftSection={<CloseIcon size={16} />} onClick={() => settle({ kind: "unmatch" })}>
              This did not pay it
            </Menu.Item>
          )}
          {status !== "paid" && status !== "skipped" && (
            <Menu.Item leftSection={<PauseIcon size={16} />} onClick={() => settle({ kind: "skip" })}>
              Skip this one
            </Menu.Item>
          )}
          {status === "skipped" && (
            <Menu.Item leftSection={<CheckIcon size={16} />} onClick={() => settle({ kind: "reopen" })}>
              Wait for it again
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

const MEANWHILE = "This bill changed meanwhile. It is shown as it stands now: look again.";

export function useSettling(bill: Bill): (step: BillStep) => void {
  const settle = useSettleBill();
  const toast = useToast();
  const onError = (error: unknown) =>
    toast({
      text: error instanceof ApiProblem && error.status === 412 ? MEANWHILE : sentence(error),
      tone: "danger",
    });
  // As promises: a bill that is settled leaves the list, and with it whoever would wait for the answer there.
  const run = (asked: { bill: Bill; step: BillStep }) => settle.mutateAsync(asked);
  const undo = (after: Bill) => void run({ bill: after, step: { kind: "reopen" } }).catch(onError);
  const told = ({ seq: _seq, ...after }: Written<Bill>) =>
    toast({ text: "Skipped", action: { label: "Undo", run: () => undo(after) } });
  return (step) =>
    void run({ bill, step }).then((written) => {
      if (step.kind === "skip") told(written);
    }, onError);
}
