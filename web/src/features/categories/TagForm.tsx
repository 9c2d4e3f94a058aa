import { TextInput } from "@mantine/core";
import { useState } from "react";
import { ApiProblem } from "~/api/problem";
import type { Tag } from "~/api/types";
import { TagConflict } from "~/features/categories/TagConflict";
import { useTagSaving } from "~/features/categories/useTagSaving";
import { FormDialog } from "~/features/editing/FormDialog";

/** Adds a tag, or renames the one given, on every transaction that carries it. */
export function TagForm({ tag: given, onClose }: { tag: Tag | null; onClose: () => void }) {
  const [tag] = useState(given);
  const [text, setText] = useState(tag?.name ?? "");
  const [isEmpty, setIsEmpty] = useState(false);
  const saving = useTagSaving(tag, onClose);
  const name = text.trim();
  const save = (version?: number) => {
    setIsEmpty(name === "");
    if (name !== "") saving.save({ name }, tag && (name === tag.name ? {} : { name }), version);
  };
  const isTaken = saving.error instanceof ApiProblem && saving.error.code === "already_exists";
  const complaint = isTaken ? "There is a tag of this name already." : "This is needed.";
  return (
    <FormDialog
      title={tag ? "Rename tag" : "Add tag"}
      conflict={
        saving.conflict && (
          <TagConflict
            conflict={saving.conflict}
            name={name}
            isSaving={saving.isSaving}
            error={saving.error}
            onKeep={onClose}
            onInsist={() => save(saving.conflict?.current.version)}
          />
        )
      }
      error={isTaken ? null : saving.error}
      isSaving={saving.isSaving}
      onClose={onClose}
      onSubmit={() => save()}
    >
      <TextInput
        label="Name"
        data-autofocus
        maxLength={100}
        value={text}
        error={(isTaken || isEmpty) && complaint}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
