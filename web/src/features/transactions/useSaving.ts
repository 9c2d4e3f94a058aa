import { useState } from "react";
import { ApiProblem } from "~/api/problem";
import type { Transaction } from "~/api/types";
import { changesOf, type Draft, draftOf, type Read, readDraft } from "~/features/transactions/draft";
import { newId } from "~/lib/ids";
import { useIdempotencyKeys } from "~/queries/idempotency";
import {
  type TransactionDraft,
  type TransferDraft,
  useDeleteTransaction,
  useEditTransaction,
  useEditTransfer,
  useRecordTransaction,
  useRecordTransfer,
} from "~/queries/transactions";

export interface Subject {
  /** The row as it was when the form was filled from it; null for a new one. */
  row: Transaction | null;
  peer: Transaction | null;
}

export interface Conflict {
  current: Transaction;
  /** What was tried, to be tried again on top of `current`. */
  tried: "save" | "delete";
}

/** Saving and deleting what the form shows, with a pause when somebody else was faster. */
export function useSaving(subject: Subject, decimal: "." | ",", onDone: () => void) {
  const [id] = useState(newId);
  const keyFor = useIdempotencyKeys();
  const record = useRecordTransaction();
  const recordTransfer = useRecordTransfer();
  const edit = useEditTransaction();
  const editTransfer = useEditTransfer();
  const remove = useDeleteTransaction();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [error, setError] = useState<unknown>(null);

  const settled = (tried: Conflict["tried"]) => ({
    onSuccess: onDone,
    onError: (problem: unknown) => {
      const current = problem instanceof ApiProblem && problem.status === 412 ? problem.current : null;
      if (current) setConflict({ current: current as Transaction, tried });
      else setError(problem);
    },
  });

  function save(
    read: Read & { ok: true },
    accounts: Parameters<typeof readDraft>[1]["accounts"],
    version?: number,
  ) {
    setError(null);
    const { row, peer } = subject;
    const before = row ? readDraft(draftOf(row, peer, decimal), { accounts, decimal }) : null;
    if (read.kind === "transfer") {
      if (row?.transfer_id) {
        const isWhole = before?.ok && before.kind === "transfer";
        const changes = isWhole ? changesOf(before.body, read.body) : read.body;
        if (Object.keys(changes).length === 0) return onDone();
        const leaving = row.amount_minor <= 0 ? row : peer;
        const held = version ?? (leaving ?? row).version;
        editTransfer.mutate({ transfer_id: row.transfer_id, version: held, changes }, settled("save"));
      } else {
        const draft: TransferDraft = { id, ...read.body };
        recordTransfer.mutate({ draft, key: keyFor(draft) }, settled("save"));
      }
      return;
    }
    if (row) {
      const changes = before?.ok && before.kind === "single" ? changesOf(before.body, read.body) : read.body;
      if (Object.keys(changes).length === 0) return onDone();
      edit.mutate({ id: row.id, version: version ?? row.version, changes }, settled("save"));
    } else {
      const draft: TransactionDraft = { id, ...read.body };
      record.mutate({ draft, key: keyFor(draft) }, settled("save"));
    }
  }

  /** Of a transfer whose other side is unknown only what belongs to this side can change. */
  function saveOneSide(draft: Draft, version?: number) {
    if (!subject.row) return;
    setError(null);
    const { row } = subject;
    const after = { payee: draft.payee.trim() || null, note: draft.note.trim() || null, tags: draft.tags };
    const changes = changesOf({ payee: row.payee, note: row.note, tags: row.tags }, after);
    if (Object.keys(changes).length === 0) return onDone();
    edit.mutate({ id: row.id, version: version ?? row.version, changes }, settled("save"));
  }

  function erase(onErased: (row: Transaction) => void, version?: number) {
    const { row } = subject;
    if (!row) return;
    setError(null);
    remove.mutate(
      { id: row.id, version: version ?? row.version },
      {
        ...settled("delete"),
        onSuccess: (written) => {
          onDone();
          onErased(written);
        },
      },
    );
  }

  const all = [record, recordTransfer, edit, editTransfer];
  return {
    save,
    saveOneSide,
    erase,
    conflict,
    clearConflict: () => setConflict(null),
    error,
    isSaving: all.some((one) => one.isPending),
    isErasing: remove.isPending,
  };
}
