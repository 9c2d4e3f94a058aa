import type { GoalProgress } from "~/api/types";
import classes from "~/features/goals/Ring.module.css";
import { MILESTONES, shareOf } from "~/features/goals/standing";
import { CheckIcon } from "~/ui/icons";
import { Percent } from "~/ui/Percent";

const RADIUS = 42;
const ROUND = 2 * Math.PI * RADIUS;

/** How much of a goal is there, once around; small gaps where the milestones are. */
export function Ring({ progress, size = 76 }: { progress: GoalProgress; size?: number }) {
  const share = shareOf(progress);
  return (
    <span
      className={classes.ring}
      data-state={progress.state}
      style={{ width: size, height: size, fontSize: size / 4.4 }}
    >
      <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <circle className={classes.ground} cx="50" cy="50" r={RADIUS} />
        <circle
          className={classes.done}
          cx="50"
          cy="50"
          r={RADIUS}
          strokeDasharray={`${share * ROUND} ${ROUND}`}
        />
        {MILESTONES.map((percent) => (
          <line
            key={percent}
            className={classes.notch}
            x1="50"
            y1="2"
            x2="50"
            y2="14"
            transform={`rotate(${percent * 3.6} 50 50)`}
          />
        ))}
      </svg>
      <span className={classes.inside}>
        {progress.state === "reached" ? (
          <>
            <CheckIcon size={size / 2.4} />
            <span className="visually-hidden">Reached</span>
          </>
        ) : (
          <Percent of={progress.percent / 100} />
        )}
      </span>
    </span>
  );
}
