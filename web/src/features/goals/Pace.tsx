import type { ReactNode } from "react";
import type { Goal, GoalProgress } from "~/api/types";
import classes from "~/features/goals/Pace.module.css";
import { pacesOf } from "~/features/goals/standing";
import { shortDay } from "~/lib/dates";
import { Card, CardHead } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";

/** What each month has to bring against what one brings, and where that leads. */
export function Pace({ goal, progress }: { goal: Goal; progress: GoalProgress }) {
  const { currency, required_minor, pace_minor, pace_days } = progress;
  const bars = pacesOf(progress);
  return (
    <Card>
      <CardHead title="Month by month" note={<Verdict goal={goal} progress={progress} />} />
      <dl className={classes.lines}>
        {required_minor !== null && (
          <Line
            name="Needed each month"
            share={bars?.required ?? null}
            tone="wanted"
            amount={<Money minor={required_minor} currency={currency} />}
          />
        )}
        <Line
          name={pace_days > 0 ? `Came each month, over ${pace_days} days` : "Came each month"}
          share={bars?.pace ?? null}
          tone={progress.state === "behind" ? "short" : "good"}
          amount={pace_minor === null ? "Not known yet" : <Money minor={pace_minor} currency={currency} />}
        />
      </dl>
    </Card>
  );
}

function Line({
  name,
  amount,
  share,
  tone,
}: {
  name: string;
  amount: ReactNode;
  share: number | null;
  tone: "wanted" | "good" | "short";
}) {
  return (
    <div className={classes.line}>
      <dt>{name}</dt>
      <dd>{amount}</dd>
      {share !== null && (
        <span className={classes.track} aria-hidden="true">
          <span className={classes.bar} data-tone={tone} style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </div>
  );
}

/** Where it leads, in a sentence. */
function Verdict({ goal, progress }: { goal: Goal; progress: GoalProgress }): ReactNode {
  const { locale } = useFormats();
  const { state, pace_minor, projected_date, unconverted } = progress;
  if (state === "reached") return "All of it is there.";
  if (unconverted.length > 0) return "Without a rate for all of it, nobody can say where this leads.";
  if (pace_minor === null) return "After a month of history you see here where this leads.";
  if (projected_date === null) return "At this pace it is never reached.";
  const there = shortDay(projected_date, locale);
  if (!goal.target_date) return `At this pace it is there by ${there}.`;
  return projected_date <= goal.target_date
    ? `At this pace it is there by ${there}, in time.`
    : `At this pace it is there by ${there}, later than planned.`;
}
