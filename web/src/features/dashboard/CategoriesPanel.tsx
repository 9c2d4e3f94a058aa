import { Link } from "react-router";
import type { SpendingCurve } from "~/api/types";
import classes from "~/features/dashboard/CategoriesPanel.module.css";
import { largest } from "~/features/dashboard/largest";
import { type Asked, Nothing, Panel } from "~/features/dashboard/Panel";
import { useNames } from "~/features/transactions/names";
import { Lit } from "~/ui/Lit";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

const SHOWN = 7;

/** What this month's money was spent on, each line the way to its rows. */
export function CategoriesPanel({ asked }: { asked: Asked<SpendingCurve> }) {
  const names = useNames();
  return (
    <Panel title="By category" asked={asked} height={340}>
      {({ categories, currency }) => {
        const { shown, rest } = largest(categories, SHOWN);
        if (shown.length === 0) return <Nothing>Nothing has been spent this month.</Nothing>;
        const most = Math.max(...shown.map(({ spent_minor }) => spent_minor), 1);
        return (
          <ul className={classes.list}>
            {shown.map(({ category_id, spent_minor }) => (
              <li key={category_id ?? "none"}>
                <Link to={`/transactions?category=${category_id ?? "none"}`} className={classes.line}>
                  <span className={classes.words}>
                    <span className={classes.name}>
                      {category_id ? (
                        <UserText>{names.category(category_id) ?? "A category that is gone"}</UserText>
                      ) : (
                        "Without category"
                      )}
                    </span>
                    <Lit on={spent_minor}>
                      <Money minor={spent_minor} currency={currency} size="small" />
                    </Lit>
                  </span>
                  <span className={classes.track}>
                    <span
                      className={classes.bar}
                      style={{ width: `${(Math.max(0, spent_minor) / most) * 100}%` }}
                    />
                  </span>
                </Link>
              </li>
            ))}
            {rest.count > 0 && (
              <li className={classes.rest}>
                <span>{rest.count} more</span>
                <Money minor={rest.spent_minor} currency={currency} size="small" tone="muted" />
              </li>
            )}
          </ul>
        );
      }}
    </Panel>
  );
}
