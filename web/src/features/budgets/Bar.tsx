import type { Budget, BudgetProgress } from "~/api/types";
import classes from "~/features/budgets/Bar.module.css";
import { barOf, STANDINGS, standingOf } from "~/features/budgets/standing";
import { Percent } from "~/ui/Percent";

/** What was spent against what is available: what is known to come, the thresholds, and where it will end. */
export function Bar({
  budget,
  progress,
  isNamed = false,
}: {
  budget: Budget;
  progress: BudgetProgress;
  /** With the thresholds' percents below it. */
  isNamed?: boolean;
}) {
  const bar = barOf(budget, progress);
  const { tone } = STANDINGS[standingOf(budget, progress)];
  const place = (share: number) => `${share * 100}%`;
  return (
    <div className={classes.place}>
      <span className="visually-hidden">
        {progress.percent === null ? (
          "Nothing is available"
        ) : (
          <>
            <Percent of={progress.percent / 100} /> spent
          </>
        )}
      </span>
      <div className={classes.bar} data-tone={tone}>
        <span className={classes.upcoming} style={{ width: place(bar.upcoming) }} />
        <span className={classes.spent} style={{ width: place(Math.min(bar.spent, bar.end || bar.spent)) }} />
        {bar.spent > bar.end && (
          <span
            className={classes.beyond}
            style={{ insetInlineStart: place(bar.end), width: place(bar.spent - bar.end) }}
          />
        )}
        {bar.thresholds
          .filter(({ at }) => at < bar.end)
          .map(({ percent: of, at, isReached }) => (
            <span
              key={of}
              className={classes.threshold}
              data-reached={isReached || undefined}
              style={{ insetInlineStart: place(at) }}
            />
          ))}
      </div>
      {bar.end < 1 && <span className={classes.end} style={{ insetInlineStart: place(bar.end) }} />}
      <div className={classes.foreseen}>
        {bar.range && (
          <>
            <span
              className={classes.range}
              style={{
                insetInlineStart: place(bar.range.low),
                width: place(bar.range.high - bar.range.low),
              }}
            />
            <span className={classes.middle} style={{ insetInlineStart: place(bar.range.middle) }} />
          </>
        )}
      </div>
      {isNamed && (
        <div className={classes.names} aria-hidden="true">
          {bar.thresholds.map(({ percent, at }) => (
            <span key={percent} data-last={at > 0.96 || undefined} style={{ insetInlineStart: place(at) }}>
              <Percent of={percent / 100} />
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
