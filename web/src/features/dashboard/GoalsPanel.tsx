import { Link } from "react-router";
import type { Goal, GoalProgress } from "~/api/types";
import classes from "~/features/dashboard/lists.module.css";
import { Nothing, Panel } from "~/features/dashboard/Panel";
import { Ring } from "~/features/goals/Ring";
import { byNeed, STANDINGS, standingOf } from "~/features/goals/standing";
import { useGoals, useGoalsProgress } from "~/queries/goals";
import { Lit } from "~/ui/Lit";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

const SHOWN = 5;
const REFETCH = () => {};

/** How the goals stand, those behind first. */
export function GoalsPanel() {
  const goals = useGoals().filter(({ archived }) => !archived);
  const progress = useGoalsProgress();
  const shown = byNeed(goals, progress).slice(0, SHOWN);
  return (
    <Panel title="Goals" to="/goals" asked={{ data: progress, error: null, refetch: REFETCH }} height={260}>
      {() =>
        goals.length === 0 ? (
          <Nothing>
            Nothing is saved for. <Link to="/goals">Set a goal.</Link>
          </Nothing>
        ) : (
          <ul className={classes.list}>
            {shown.map((goal) => (
              <Line key={goal.id} goal={goal} progress={progress.get(goal.id)} />
            ))}
            {goals.length > shown.length && (
              <li className={classes.rest}>{goals.length - shown.length} more</li>
            )}
          </ul>
        )
      }
    </Panel>
  );
}

function Line({ goal, progress }: { goal: Goal; progress: GoalProgress | undefined }) {
  return (
    <li>
      <Link to={`/goals/${goal.id}`} className={classes.ringed} data-testid="goal-line">
        {progress && <Ring progress={progress} size={46} />}
        <span className={classes.text}>
          <span className={classes.words}>
            <span className={classes.name}>
              <UserText>{goal.name}</UserText>
            </span>
            {progress && (
              <span className={classes.amount}>{STANDINGS[standingOf(goal, progress)].words}</span>
            )}
          </span>
          {progress && (
            <span className={classes.amount}>
              <Lit on={progress.saved_minor}>
                <Money minor={progress.saved_minor} currency={progress.currency} size="small" />
              </Lit>{" "}
              of <Money minor={progress.whole_minor} currency={progress.currency} size="small" tone="muted" />
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}
