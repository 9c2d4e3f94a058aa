import { Link } from "react-router";
import type { Category, CategoryKind } from "~/api/types";
import classes from "~/features/categories/CategoriesPage.module.css";
import { CategoryMenu } from "~/features/categories/CategoryMenu";
import { treeOf } from "~/features/categories/tree";
import { useCanWrite, useCategories } from "~/queries/ledger";
import { Pill } from "~/ui/Pill";
import { UserText } from "~/ui/UserText";

interface Props {
  title: string;
  kind: CategoryKind;
  showsArchived: boolean;
}

/** The categories of one kind; each leads to its transactions. */
export function Tree({ title, kind, showsArchived }: Props) {
  const branches = treeOf(useCategories(), kind, showsArchived);
  if (branches.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={classes.kind}>{title}</h3>
      <ul>
        {branches.map(({ category, children }) => (
          <li key={category.id} className={classes.branch}>
            <Line category={category} />
            {children.length > 0 && (
              <ul className={classes.children}>
                {children.map((child) => (
                  <li key={child.id}>
                    <Line category={child} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ category }: { category: Category }) {
  const canWrite = useCanWrite();
  const { id, name, parent_id, archived } = category;
  return (
    <div className={classes.line} data-top={parent_id === null || undefined} data-testid="category-row">
      <Link to={`/transactions?category=${id}`} className={classes.name} title="Show its transactions">
        <UserText>{name}</UserText>
      </Link>
      {archived && <Pill tone="quiet">Archived</Pill>}
      {canWrite && <CategoryMenu category={category} />}
    </div>
  );
}
