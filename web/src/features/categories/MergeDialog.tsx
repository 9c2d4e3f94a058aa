import { Button, Modal, Select } from "@mantine/core";
import { useState } from "react";
import { ApiProblem, sentence } from "~/api/problem";
import type { Category } from "~/api/types";
import { targetsFor } from "~/features/categories/tree";
import { useStanding } from "~/features/categories/useStanding";
import { listed } from "~/features/categories/words";
import { categoryOptions } from "~/features/transactions/categoryOptions";
import { useMergeCategory } from "~/queries/categories";
import { useIdempotencyKeys } from "~/queries/idempotency";
import { useCategories } from "~/queries/ledger";
import forms from "~/ui/forms.module.css";
import { Failure } from "~/ui/states";
import { useToast } from "~/ui/toasts";
import { UserText } from "~/ui/UserText";

/** Asks where to, says what moves, and that there is no way back. The row may change meanwhile: it is shown as it is. */
export function MergeDialog({ category, onClose }: { category: Category; onClose: () => void }) {
  const targets = targetsFor(useCategories(), category);
  const [chosen, setChosen] = useState<string | null>(null);
  const into = targets.find(({ id }) => id === chosen);
  const merge = useMergeCategory();
  const keyFor = useIdempotencyKeys();
  const toast = useToast();
  const run = () => {
    if (!into) return;
    const asked = { source: category, into: into.id };
    // As a promise: this dialog is gone as soon as the category is, and would hear nothing more.
    merge.mutateAsync({ ...asked, key: keyFor(asked) }).then(
      (kept) => {
        onClose();
        toast({
          text: (
            <>
              <UserText>{category.name}</UserText> is part of <UserText>{kept.name}</UserText> now
            </>
          ),
        });
      },
      () => {},
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <>
          Merge <UserText>{category.name}</UserText> into another
        </>
      }
    >
      <div className={forms.fields}>
        <Select
          label="Into"
          data-autofocus
          placeholder="Choose a category"
          searchable
          data={categoryOptions(targets, category.kind, null)}
          value={into?.id ?? null}
          nothingFoundMessage="No such category"
          onChange={setChosen}
        />
        {into && <Moves category={category} into={into} />}
        {merge.error && <Failure>{said(merge.error)}</Failure>}
        <div className={forms.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button color="red" disabled={!into} loading={merge.isPending} onClick={run}>
            Merge
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Moves({ category, into }: { category: Category; into: Category }) {
  const standing = useStanding(category, into.id);
  const names = {
    from: <UserText>{category.name}</UserText>,
    to: <UserText>{into.name}</UserText>,
  };
  if (standing === undefined) return <p aria-busy="true">Counting what moves …</p>;
  return (
    <p>
      {standing.length === 0 ? (
        <>Nothing stands on {names.from}.</>
      ) : (
        <>
          <strong>{listed(standing)}</strong>{" "}
          {standing.length === 1 && /^1 /.test(standing[0] ?? "") ? "moves" : "move"} to {names.to}.
        </>
      )}{" "}
      {into.parent_id === category.id && <>{names.to} takes its place at the top. </>}
      {names.from} is gone then, and there is no way back.
    </p>
  );
}

function said(error: unknown): string {
  return error instanceof ApiProblem && error.status === 412
    ? "Somebody changed this category meanwhile. It is shown as it stands now: look again, then merge."
    : sentence(error);
}
