import { Button, Switch } from "@mantine/core";
import { useState } from "react";
import classes from "~/features/categories/CategoriesPage.module.css";
import { CategoryForm } from "~/features/categories/CategoryForm";
import { Tags } from "~/features/categories/Tags";
import { Tree } from "~/features/categories/Tree";
import { useCanWrite, useCategories } from "~/queries/ledger";
import { BackLink } from "~/ui/BackLink";
import { Card, CardHead } from "~/ui/Card";
import { PlusIcon, TagIcon } from "~/ui/icons";
import { Empty } from "~/ui/states";

/** What money is sorted by: categories and tags. */
export default function CategoriesPage() {
  return (
    <div className={classes.page}>
      <BackLink to="/settings">All settings</BackLink>
      <Categories />
      <Tags />
    </div>
  );
}

function Categories() {
  const categories = useCategories();
  const canWrite = useCanWrite();
  const [isAdding, setIsAdding] = useState(false);
  const [showsArchived, setShowsArchived] = useState(false);
  const hasArchived = categories.some(({ archived }) => archived);
  return (
    <Card flush>
      {isAdding && <CategoryForm category={null} onClose={() => setIsAdding(false)} />}
      <CardHead
        title="Categories"
        note="What money is for. An archived one keeps its past and is offered no more."
        action={
          canWrite && (
            <Button
              variant="default"
              leftSection={<PlusIcon size={16} />}
              onClick={() => setIsAdding(true)}
              aria-label="Add category"
            >
              Add
            </Button>
          )
        }
      />
      {hasArchived && (
        <div className={classes.bar}>
          <Switch
            label="Show archived"
            checked={showsArchived}
            onChange={(event) => setShowsArchived(event.currentTarget.checked)}
          />
        </div>
      )}
      {categories.length === 0 ? (
        <Empty icon={<TagIcon size={28} />} title="No categories">
          With categories you see what money goes for, and can set budgets.
        </Empty>
      ) : (
        <>
          <Tree title="Spending" kind="expense" showsArchived={showsArchived} />
          <Tree title="Income" kind="income" showsArchived={showsArchived} />
        </>
      )}
    </Card>
  );
}
