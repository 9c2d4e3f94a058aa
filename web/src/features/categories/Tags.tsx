import { ActionIcon, Button, Menu } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import type { Tag } from "~/api/types";
import classes from "~/features/categories/CategoriesPage.module.css";
import { DeleteTag } from "~/features/categories/DeleteTag";
import { TagForm } from "~/features/categories/TagForm";
import { useCanWrite, useTags } from "~/queries/ledger";
import { Card, CardHead } from "~/ui/Card";
import { MoreIcon, PencilIcon, PlusIcon, TagIcon, TrashIcon } from "~/ui/icons";
import { Empty } from "~/ui/states";
import { UserText } from "~/ui/UserText";

/** All tags, by name. */
export function Tags() {
  const tags = [...useTags()].sort((a, b) => a.name.localeCompare(b.name));
  const canWrite = useCanWrite();
  const [isAdding, setIsAdding] = useState(false);
  return (
    <Card flush>
      {isAdding && <TagForm tag={null} onClose={() => setIsAdding(false)} />}
      <CardHead
        title="Tags"
        note="Free words on transactions, across categories. Using a new one makes it."
        action={
          canWrite && (
            <Button
              variant="default"
              leftSection={<PlusIcon size={16} />}
              onClick={() => setIsAdding(true)}
              aria-label="Add tag"
            >
              Add
            </Button>
          )
        }
      />
      {tags.length === 0 ? (
        <Empty icon={<TagIcon size={28} />} title="No tags yet">
          A holiday, a project, what is tax-deductible: write it on a transaction, and find all of them again.
        </Empty>
      ) : (
        <ul className={classes.tags}>
          {tags.map((tag) => (
            <li key={tag.id} className={classes.branch}>
              <Line tag={tag} canWrite={canWrite} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Line({ tag, canWrite }: { tag: Tag; canWrite: boolean }) {
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const close = () => setDialog(null);
  return (
    <div className={classes.line} data-testid="tag-row">
      {dialog === "edit" && <TagForm tag={tag} onClose={close} />}
      {dialog === "delete" && <DeleteTag tag={tag} onClose={close} />}
      <Link
        to={`/transactions?tag=${encodeURIComponent(tag.name)}`}
        className={classes.name}
        title="Show its transactions"
      >
        <UserText>{tag.name}</UserText>
      </Link>
      {canWrite && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More about ${tag.name}`}>
              <MoreIcon size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<PencilIcon size={16} />} onClick={() => setDialog("edit")}>
              Rename
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
      )}
    </div>
  );
}
