import { Button, SegmentedControl } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { sentence } from "~/api/problem";
import type { Transaction } from "~/api/types";
import type { Editing } from "~/features/shell/editor";
import { ConflictPanel } from "~/features/transactions/ConflictPanel";
import {
  type Complaint,
  type Draft,
  draftOf,
  emptyDraft,
  onTopOf,
  readDraft,
} from "~/features/transactions/draft";
import { Fields } from "~/features/transactions/Fields";
import classes from "~/features/transactions/Form.module.css";
import { SplitLines } from "~/features/transactions/SplitLines";
import { useSaving } from "~/features/transactions/useSaving";
import { dayIn } from "~/lib/dates";
import type { Ledger } from "~/live/ledger";
import { useAccounts, useCanWrite, useHousehold, useLedger } from "~/queries/ledger";
import { useRestoreTransaction } from "~/queries/transactions";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";
import { TrashIcon } from "~/ui/icons";
import { Failure } from "~/ui/states";
import { useToast } from "~/ui/toasts";

interface Props {
  editing: Editing;
  /** The other side of a transfer; null when there is none or it is unknown. */
  peer: Transaction | null;
  onClose: () => void;
}

/** Filled once: what happens elsewhere while somebody types does not touch what they typed. */
export function Form({ editing, peer, onClose }: Props) {
  const accounts = useAccounts();
  const { decimal } = useFormats();
  const canWrite = useCanWrite();
  const start = useStart(editing.account_id);
  const row = editing.row ?? null;
  const [draft, setDraft] = useState<Draft>(() => (row ? draftOf(row, peer, decimal) : start));
  const [complaints, setComplaints] = useState<Partial<Record<string, Complaint>>>({});
  const saving = useSaving({ row, peer }, decimal, onClose);
  const undo = useUndo();
  const isOneSided = row?.transfer_id != null && peer === null;
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }));

  const save = (version?: number) => {
    if (isOneSided) return saving.saveOneSide(draft, version);
    const read = readDraft(draft, { accounts, decimal });
    setComplaints(read.ok ? {} : read.complaints);
    if (read.ok) saving.save(read, accounts, version);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };

  if (saving.conflict && row) {
    const { current, tried } = saving.conflict;
    return (
      <ConflictPanel
        current={current}
        mine={onTopOf(draftOf(current, peer, decimal), draftOf(row, peer, decimal), draft)}
        tried={tried}
        isSaving={saving.isSaving || saving.isErasing}
        error={saving.error}
        onKeep={onClose}
        onInsist={() => (tried === "save" ? save(current.version) : saving.erase(undo, current.version))}
      />
    );
  }
  const account = accounts.find(({ id }) => id === draft.account_id);
  return (
    <form onSubmit={submit} noValidate>
      <fieldset className={classes.fields} disabled={!canWrite}>
        {!row && (
          <SegmentedControl
            fullWidth
            aria-label="Kind"
            data={[
              { value: "expense", label: "Expense" },
              { value: "income", label: "Income" },
              { value: "transfer", label: "Transfer" },
            ]}
            value={draft.kind}
            onChange={(kind) =>
              change({ kind: kind as Draft["kind"], ...(kind === "transfer" ? { splits: [] } : {}) })
            }
          />
        )}
        <Fields draft={draft} complaints={complaints} isOneSided={isOneSided} row={row} onChange={change} />
        {draft.kind !== "transfer" && account && (
          <SplitLines draft={draft} currency={account.currency} complaints={complaints} onChange={change} />
        )}
        {saving.error !== null && <Failure>{sentence(saving.error)}</Failure>}
        {canWrite && (
          <div className={`${forms.actions} ${classes.actions}`}>
            {row && (
              <Button
                className={forms.apart ?? ""}
                variant="subtle"
                color="red"
                c="var(--danger)"
                leftSection={<TrashIcon size={17} />}
                loading={saving.isErasing}
                onClick={() => saving.erase(undo)}
              >
                Delete
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={saving.isSaving}>
              Save
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}

const newestOwn = (ledger: Ledger) =>
  ledger.transactions.find((row) => row.created_by === ledger.user.id && row.transfer_id === null) ?? null;

/** A new one: today, in the account given, else in the one last used. */
function useStart(account_id: string | undefined): Draft {
  const accounts = useAccounts();
  const newest = useLedger(newestOwn);
  const { timezone } = useHousehold();
  const open = accounts.filter((account) => !account.archived);
  const wanted = [account_id, newest?.account_id].find((id) => open.some((account) => account.id === id));
  return emptyDraft(wanted ?? open[0]?.id ?? "", dayIn(timezone, Date.now()));
}

function useUndo(): (row: Transaction) => void {
  const toast = useToast();
  const restore = useRestoreTransaction();
  return (row) =>
    toast({
      text: row.transfer_id !== null ? "Transfer deleted" : "Transaction deleted",
      action: {
        label: "Undo",
        run: () =>
          restore.mutate(row, { onError: (error) => toast({ text: sentence(error), tone: "danger" }) }),
      },
    });
}
