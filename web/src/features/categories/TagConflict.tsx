import { sentence } from "~/api/problem";
import type { Tag } from "~/api/types";
import { comparing } from "~/features/editing/conflictLines";
import type { RowConflict } from "~/features/editing/useRowSaving";
import { Conflict } from "~/ui/Conflict";

interface Props {
  conflict: RowConflict<Tag>;
  name: string;
  isSaving: boolean;
  error: unknown;
  onKeep: () => void;
  onInsist: () => void;
}

export function TagConflict({ conflict: { current, tried }, name, error, ...rest }: Props) {
  const { text } = comparing<Tag>(current, { ...current, name });
  return (
    <Conflict
      noun="tag"
      tried={tried}
      lines={[text("Name", (tag) => tag.name)]}
      complaint={error === null ? null : sentence(error)}
      {...rest}
    />
  );
}
