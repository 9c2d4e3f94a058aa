import { Button } from "@mantine/core";
import { Link, useParams } from "react-router";
import type { Goal, GoalProgress } from "~/api/types";
import { Uncounted } from "~/features/dashboard/Uncounted";
import { Contributions } from "~/features/goals/Contributions";
import { Feeding } from "~/features/goals/Feeding";
import { StandingPill } from "~/features/goals/GoalCard";
import classes from "~/features/goals/GoalDetail.module.css";
import { GoalMenu } from "~/features/goals/GoalMenu";
import { Pace } from "~/features/goals/Pace";
import { Ring } from "~/features/goals/Ring";
import { MILESTONES } from "~/features/goals/standing";
import { shortDay } from "~/lib/dates";
import { useGoals, useGoalsProgress } from "~/queries/goals";
import { useCanWrite } from "~/queries/ledger";
import { BackLink } from "~/ui/BackLink";
import { Card } from "~/ui/Card";
import { Figure, Figures } from "~/ui/Figures";
import { useFormats } from "~/ui/formats";
import { CheckIcon, SearchIcon } from "~/ui/icons";
import { Lit } from "~/ui/Lit";
import { Money } from "~/ui/Money";
import { Percent } from "~/ui/Percent";
import { Empty, Rows } from "~/ui/states";
import { UserText } from "~/ui/UserText";

export function GoalDetail() {
  const { id = "" } = useParams();
  const goal = useGoals().find((one) => one.id === id);
  if (!goal) return <Gone />;
  return <Detail key={id} goal={goal} />;
}

function Gone() {
  return (
    <Card>
      <Empty
        icon={<SearchIcon size={28} />}
        title="There is no such goal"
        action={
          <Button component={Link} to="/goals">
            All goals
          </Button>
        }
      >
        It may have been deleted on another device.
      </Empty>
    </Card>
  );
}

function Detail({ goal }: { goal: Goal }) {
  const progress = useGoalsProgress().get(goal.id);
  const canWrite = useCanWrite();
  const { locale } = useFormats();
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <BackLink to="/goals">All goals</BackLink>
        {canWrite && <GoalMenu goal={goal} />}
      </div>
      <header className={classes.head}>
        <h2 className={classes.name}>
          <UserText>{goal.name}</UserText>
        </h2>
        {progress && <StandingPill goal={goal} progress={progress} />}
      </header>
      <p className={classes.what}>
        {goal.kind === "save_up" ? "To save" : "To pay down"}{" "}
        <Money minor={goal.target_minor - goal.rest_minor} currency={goal.currency} />
        {goal.target_date && <> by {shortDay(goal.target_date, locale)}</>}
      </p>
      {progress ? (
        <>
          <Standing goal={goal} progress={progress} />
          <div className={classes.columns}>
            <Pace goal={goal} progress={progress} />
            {goal.fed_by === "accounts" ? <Feeding goal={goal} /> : <Contributions goal={goal} />}
          </div>
        </>
      ) : (
        <Card flush>
          <Rows count={4} />
        </Card>
      )}
    </div>
  );
}

function Standing({ goal, progress }: { goal: Goal; progress: GoalProgress }) {
  const { currency, saved_minor, left_minor, unconverted } = progress;
  return (
    <Card>
      <div className={classes.standing}>
        <Ring progress={progress} size={148} />
        <div className={classes.numbers}>
          <p className={classes.saved}>
            <Lit on={saved_minor}>
              <Money minor={saved_minor} currency={currency} size="hero" />
            </Lit>{" "}
            {goal.kind === "save_up" ? "saved" : "paid off"}
          </p>
          <Figures>
            <Figure name="Left to go">
              <Money minor={left_minor} currency={currency} />
            </Figure>
            {goal.rest_minor > 0 && (
              <Figure name="May stay">
                <Money minor={goal.rest_minor} currency={currency} />
              </Figure>
            )}
          </Figures>
          <Milestones reached={progress.milestones_reached} />
        </div>
      </div>
      <Uncounted amounts={unconverted} />
    </Card>
  );
}

function Milestones({ reached }: { reached: readonly number[] }) {
  return (
    <ol className={classes.milestones} aria-label="Milestones">
      {MILESTONES.map((percent) => {
        const isReached = reached.includes(percent);
        return (
          <li key={percent} className={classes.milestone} data-reached={isReached || undefined}>
            {isReached && <CheckIcon size={14} />}
            <Percent of={percent / 100} />
            <span className="visually-hidden">{isReached ? "reached" : "to come"}</span>
          </li>
        );
      })}
    </ol>
  );
}
