import { ActionIcon, Menu } from "@mantine/core";
import { useState } from "react";
import type { Category } from "~/api/types";
import { CategoryForm } from "~/features/categories/CategoryForm";
import { DeleteCategory } from "~/features/categories/DeleteCategory";
import { MergeDialog } from "~/features/categories/MergeDialog";
import { useTurning } from "~/features/editing/useTurning";
import { useEditCategory } from "~/queries/categories";
import { ArchiveIcon, MergeIcon, MoreIcon, PencilIcon, PlusIcon, TrashIcon } from "~/ui/icons";

/** What can be done with one category. */
export function CategoryMenu({ category }: { category: Category }) {
  const [dialog, setDialog] = useState<"edit" | "add" | "merge" | "delete" | null>(null);
  const { turn } = useTurning(category, "category", useEditCategory());
  const close = () => setDialog(null);
  const { archived, parent_id, name } = category;
  return (
    <>
      {dialog === "edit" && <CategoryForm category={category} onClose={close} />}
      {dialog === "add" && <CategoryForm category={null} under={category} onClose={close} />}
      {dialog === "merge" && <MergeDialog category={category} onClose={close} />}
      {dialog === "delete" && <DeleteCategory category={category} onClose={close} />}
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More about ${name}`}>
            <MoreIcon size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<PencilIcon size={16} />} onClick={() => setDialog("edit")}>
            Rename or move
          </Menu.Item>
          {parent_id === null && !archived && (
            <Menu.Item leftSection={<PlusIcon size={16} />} onClick={() => setDialog("add")}>
              Add one under it
            </Menu.Item>
          )}
          <Menu.Item leftSection={<MergeIcon size={16} />} onClick={() => setDialog("merge")}>
            Merge into another
          </Menu.Item>
          <Menu.Item
            leftSection={<ArchiveIcon size={16} />}
            onClick={() => turn({ archived: !archived }, archived ? "is back" : "is archived")}
          >
            {archived ? "Bring back" : "Archive"}
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
