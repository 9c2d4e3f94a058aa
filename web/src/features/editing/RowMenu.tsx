import { Button, Menu } from "@mantine/core";
import type { ReactNode } from "react";
import { MoreIcon, PencilIcon, TrashIcon } from "~/ui/icons";

/** What can be done with one row: to edit it stands in front, to delete it last. */
export function RowMenu({
  name,
  children,
  onEdit,
  onDelete,
}: {
  name: string;
  /** The menu's other items. */
  children?: ReactNode;
  onEdit: () => void;
  onDelete: () => void;
}) {
  return (
    <Menu position="bottom-end" shadow="md">
      <Button.Group>
        <Button variant="default" size="sm" leftSection={<PencilIcon size={16} />} onClick={onEdit}>
          Edit
        </Button>
        <Menu.Target>
          <Button variant="default" size="sm" px={10} aria-label={`More about ${name}`}>
            <MoreIcon size={18} />
          </Button>
        </Menu.Target>
      </Button.Group>
      <Menu.Dropdown>
        {children}
        <Menu.Item color="red" c="var(--danger)" leftSection={<TrashIcon size={16} />} onClick={onDelete}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
