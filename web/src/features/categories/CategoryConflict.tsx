import { sentence } from "~/api/problem";
import type { Category } from "~/api/types";
import { comparing } from "~/features/editing/conflictLines";
import type { RowConflict } from "~/features/editing/useRowSaving";
import type { CategoryChanges } from "~/queries/categories";
import { useCategories } from "~/queries/ledger";
import { Conflict } from "~/ui/Conflict";

interface Props {
  conflict: RowConflict<Category>;
  mine: CategoryChanges;
  isSaving: boolean;
  error: unknown;
  onKeep: () => void;
  onInsist: () => void;
}

export function CategoryConflict({ conflict: { current, tried }, mine, error, ...rest }: Props) {
  const names = new Map(useCategories().map(({ id, name }) => [id, name]));
  const { text } = comparing<Category>(current, { ...current, ...mine });
  return (
    <Conflict
      noun="category"
      tried={tried}
      lines={[
        text("Name", ({ name }) => name),
        text("Stands under", ({ parent_id }) => (parent_id && names.get(parent_id)) || ""),
        text("Archived", ({ archived }) => (archived ? "yes" : "no")),
      ]}
      complaint={error === null ? null : sentence(error)}
      {...rest}
    />
  );
}
