import { Link } from "react-router";
import type { Budget, BudgetProgress } from "~/api/types";
import { Bar } from "~/features/budgets/Bar";
import { byNeed, STANDINGS, standingOf } from "~/features/budgets/standing";
import classes from "~/features/dashboard/lists.module.css";
import { Nothing, Panel } from "~/features/dashboard/Panel";
import { useBudgets, useBudgetsProgress } from "~/queries/budgets";
import { Lit } from "~/ui/Lit";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

const SHOWN = 6;

/** How the budgets stand, those in need first. */
export function BudgetsPanel() {
  const budgets = useBudgets();
  const asked = useBudgetsProgress();
  return (
    <Panel title="Budgets" to="/budgets" asked={asked} height={260}>
      {(progress) => {
        const current = budgets.filter(
          ({ archived, paused, id }) => !archived && !paused && progress.has(id),
        );
        const stood = current.flatMap((budget) => {
          const stand = progress.get(budget.id);
          return stand ? [{ budget, progress: stand }] : [];
        });
        if (stood.length === 0)
          return (
            <Nothing>
              No limit is set. <Link to="/budgets">Set the first.</Link>
            </Nothing>
          );
        const shown = byNeed(stood).slice(0, SHOWN);
        return (
          <ul className={classes.list}>
            {shown.map((one) => (
              <Line key={one.budget.id} {...one} />
            ))}
            {stood.length > shown.length && (
              <li className={classes.rest}>{stood.length - shown.length} more</li>
            )}
          </ul>
        );
      }}
    </Panel>
  );
}

function Line({ budget, progress }: { budget: Budget; progress: BudgetProgress }) {
  const { left_minor, currency } = progress;
  const { words, tone } = STANDINGS[standingOf(budget, progress)];
  return (
    <li>
      <Link to={`/budgets/${budget.id}`} className={classes.stacked} data-testid="budget-line">
        <span className={classes.words}>
          <span className={classes.name}>
            <UserText>{budget.name}</UserText>
          </span>
          <span className={classes.amount} data-tone={tone}>
            <Lit on={left_minor}>
              <Money minor={Math.abs(left_minor)} currency={currency} size="small" />
            </Lit>{" "}
            {left_minor < 0 ? "over" : "left"}
          </span>
        </span>
        <Bar budget={budget} progress={progress} />
        <span className="visually-hidden">{words}</span>
      </Link>
    </li>
  );
}
