import { NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Category, CategoryKind } from "~/api/types";
import { CategoryConflict } from "~/features/categories/CategoryConflict";
import { bodyOf, changesOf, type Draft, draftOf } from "~/features/categories/draft";
import { parentsFor } from "~/features/categories/tree";
import { useCategorySaving } from "~/features/categories/useCategorySaving";
import { FormDialog } from "~/features/editing/FormDialog";
import { useCategories } from "~/queries/ledger";

interface Props {
  /** Null to add one. */
  category: Category | null;
  /** Where a new one stands. */
  under?: Category;
  onClose: () => void;
}

const KINDS = [
  { value: "expense", label: "Spending" },
  { value: "income", label: "Income" },
];

/** Adds a category, or edits the one given. Filled once: what happens elsewhere does not touch what was typed. */
export function CategoryForm({ category: given, under, onClose }: Props) {
  const [category] = useState(given);
  const [draft, setDraft] = useState<Draft>(() =>
    category ? draftOf(category) : { name: "", kind: under?.kind ?? "expense", parent_id: under?.id ?? "" },
  );
  const [complaint, setComplaint] = useState<string>();
  const saving = useCategorySaving(category, onClose);
  const categories = useCategories();
  const parents = parentsFor(categories, draft.kind, category);
  const isParent = categories.some(({ parent_id }) => category !== null && parent_id === category.id);
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }));
  const save = (version?: number) => {
    const body = bodyOf(draft);
    setComplaint(body.name === "" ? "This is needed." : undefined);
    if (body.name !== "") saving.save(body, category && changesOf(category, draft), version);
  };
  return (
    <FormDialog
      title={category ? "Edit category" : "Add category"}
      conflict={
        saving.conflict &&
        category && (
          <CategoryConflict
            conflict={saving.conflict}
            mine={changesOf(category, draft)}
            isSaving={saving.isSaving}
            error={saving.error}
            onKeep={onClose}
            onInsist={() => save(saving.conflict?.current.version)}
          />
        )
      }
      error={saving.error}
      isSaving={saving.isSaving}
      onClose={onClose}
      onSubmit={() => save()}
    >
      {category === null && (
        <SegmentedControl
          fullWidth
          aria-label="Kind"
          data={KINDS}
          value={draft.kind}
          onChange={(kind) => change({ kind: kind as CategoryKind, parent_id: "" })}
        />
      )}
      <TextInput
        label="Name"
        data-autofocus
        maxLength={100}
        value={draft.name}
        error={complaint}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label="Stands under"
        description={isParent ? "Others stand under it, so it stays at the top." : undefined}
        inputWrapperOrder={["label", "input", "description", "error"]}
        disabled={isParent}
        data={[
          { value: "", label: "Nothing: at the top" },
          ...parents.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={draft.parent_id}
        onChange={(event) => change({ parent_id: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
