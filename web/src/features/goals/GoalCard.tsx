import { Skeleton } from "@mantine/core";
import { Link } from "react-router";
import type { Goal, GoalProgress } from "~/api/types";
import classes from "~/features/goals/GoalCard.module.css";
import { Ring } from "~/features/goals/Ring";
import { STANDINGS, standingOf } from "~/features/goals/standing";
import { briefDay } from "~/lib/dates";
import { useToday } from "~/queries/today";
import { useFormats } from "~/ui/formats";
import { Lit } from "~/ui/Lit";
import { Money } from "~/ui/Money";
import { Pill } from "~/ui/Pill";
import { UserText } from "~/ui/UserText";

/** One goal at a glance, the way to all about it. */
export function GoalCard({ goal, progress }: { goal: Goal; progress: GoalProgress | undefined }) {
  return (
    <Link
      to={`/goals/${goal.id}`}
      className={classes.card}
      data-testid="goal-card"
      data-quiet={goal.archived || undefined}
    >
      {progress ? <Ring progress={progress} size={84} /> : <Skeleton height={84} width={84} circle />}
      <span className={classes.words}>
        <span className={classes.head}>
          <h2 className={classes.name}>
            <UserText>{goal.name}</UserText>
          </h2>
          {progress && <StandingPill goal={goal} progress={progress} />}
        </span>
        {progress && (
          <>
            <Amounts goal={goal} progress={progress} />
            <span className={classes.foot}>
              <Outlook goal={goal} progress={progress} />
            </span>
          </>
        )}
      </span>
    </Link>
  );
}

export function StandingPill({ goal, progress }: { goal: Goal; progress: GoalProgress }) {
  const { words, tone } = STANDINGS[standingOf(goal, progress)];
  return <Pill tone={tone}>{words}</Pill>;
}

function Amounts({ goal, progress }: { goal: Goal; progress: GoalProgress }) {
  const { currency, saved_minor, whole_minor } = progress;
  return (
    <span className={classes.amounts}>
      <Lit on={saved_minor}>
        <Money minor={saved_minor} currency={currency} size="large" />
      </Lit>{" "}
      <span className={classes.of}>
        of <Money minor={whole_minor} currency={currency} size="small" tone="muted" />{" "}
        {goal.kind === "pay_down" && "paid off"}
      </span>
    </span>
  );
}

/** What it takes from here, in one line. */
function Outlook({ goal, progress }: { goal: Goal; progress: GoalProgress }) {
  const { locale } = useFormats();
  const today = useToday();
  const { currency, required_minor, projected_date, left_minor, state } = progress;
  const by = goal.target_date && briefDay(goal.target_date, today, locale);
  if (state === "reached") return "All of it is there";
  const left = <Money minor={left_minor} currency={currency} size="small" tone="muted" />;
  if (required_minor !== null && goal.target_date && goal.target_date > today)
    return (
      <>
        <Money minor={required_minor} currency={currency} size="small" tone="muted" /> a month until {by}
      </>
    );
  if (by)
    return (
      <>
        {left} to go since {by}
      </>
    );
  if (projected_date)
    return (
      <>
        {left} to go, there by {briefDay(projected_date, today, locale)}
      </>
    );
  return <>{left} to go</>;
}
