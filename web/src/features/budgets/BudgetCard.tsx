import { Skeleton } from "@mantine/core";
import { Link } from "react-router";
import type { Budget, BudgetProgress } from "~/api/types";
import { Bar } from "~/features/budgets/Bar";
import classes from "~/features/budgets/BudgetCard.module.css";
import { chanceInWords, PERIODS, STANDINGS, standingOf } from "~/features/budgets/standing";
import { briefDay } from "~/lib/dates";
import { useFormats } from "~/ui/formats";
import { Lit } from "~/ui/Lit";
import { Money } from "~/ui/Money";
import { Percent } from "~/ui/Percent";
import { Pill } from "~/ui/Pill";
import { UserText } from "~/ui/UserText";

/** One budget at a glance, the way to all about it. */
export function BudgetCard({
  budget,
  progress,
  isFailed,
}: {
  budget: Budget;
  progress: BudgetProgress | undefined;
  /** How it stands could not be asked: nothing to wait for. */
  isFailed: boolean;
}) {
  return (
    <Link
      to={`/budgets/${budget.id}`}
      className={classes.card}
      data-testid="budget-card"
      data-id={budget.id}
      data-quiet={budget.paused || budget.archived || undefined}
    >
      <span className={classes.head}>
        <h2 className={classes.name}>
          <UserText>{budget.name}</UserText>
        </h2>
        {progress && <StandingPill budget={budget} progress={progress} />}
      </span>
      {progress && <Figures budget={budget} progress={progress} />}
      {!progress && !isFailed && <Skeleton height={86} radius="md" />}
    </Link>
  );
}

export function StandingPill({ budget, progress }: { budget: Budget; progress: BudgetProgress }) {
  const { words, tone } = STANDINGS[standingOf(budget, progress)];
  return <Pill tone={tone}>{words}</Pill>;
}

function Figures({ budget, progress }: { budget: Budget; progress: BudgetProgress }) {
  const { currency, spent_minor, left_minor, available_minor, days_left, period_start, period_end, on } =
    progress;
  const { locale } = useFormats();
  const isOver = left_minor < 0;
  return (
    <>
      <span className={classes.amounts}>
        <span className={classes.left} data-over={isOver || undefined}>
          <Lit on={left_minor}>
            <Money minor={Math.abs(left_minor)} currency={currency} size="large" />
          </Lit>{" "}
          {isOver ? "over" : "left"}
        </span>
        <span className={classes.of}>
          <Money minor={spent_minor} currency={currency} size="small" tone="muted" /> of{" "}
          <Money minor={available_minor} currency={currency} size="small" tone="muted" />
        </span>
      </span>
      <Bar budget={budget} progress={progress} />
      <span className={classes.foot}>
        <span>
          {!isOver && left_minor > 0 && days_left > 0 ? (
            <>
              <Money minor={progress.left_per_day_minor} currency={currency} size="small" tone="muted" /> a
              day until {briefDay(period_end, on, locale)}
            </>
          ) : (
            <>
              {PERIODS[budget.period].each}, until {briefDay(period_end, period_start, locale)}
            </>
          )}
        </span>
        <Foreseen progress={progress} />
      </span>
    </>
  );
}

/** Where it will end, in words and in a number. */
function Foreseen({ progress }: { progress: BudgetProgress }) {
  const { projection, currency, state } = progress;
  if (projection.probability === null || projection.p50_minor === null) return null;
  return (
    <span className={classes.foreseen}>
      {state === "over" ? (
        <>
          about <Money minor={projection.p50_minor} currency={currency} size="small" tone="muted" /> at the
          end
        </>
      ) : (
        <>
          {chanceInWords(projection.probability)} to go over (<Percent of={projection.probability} />)
        </>
      )}
    </span>
  );
}
