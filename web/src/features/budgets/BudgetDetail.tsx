import { Button } from "@mantine/core";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { sentence } from "~/api/problem";
import type { Budget, BudgetProgress, Unconverted } from "~/api/types";
import { Bar } from "~/features/budgets/Bar";
import { StandingPill } from "~/features/budgets/BudgetCard";
import classes from "~/features/budgets/BudgetDetail.module.css";
import { BudgetMenu } from "~/features/budgets/BudgetMenu";
import { Forecast } from "~/features/budgets/Forecast";
import { StillToCome } from "~/features/budgets/StillToCome";
import { PERIODS } from "~/features/budgets/standing";
import { useNames } from "~/features/transactions/names";
import { addDays, daySpan } from "~/lib/dates";
import { useBudgetProgress, useBudgets } from "~/queries/budgets";
import { useCanWrite } from "~/queries/ledger";
import { useToday } from "~/queries/today";
import { BackLink } from "~/ui/BackLink";
import { Card } from "~/ui/Card";
import { Figure, Figures } from "~/ui/Figures";
import { useFormats } from "~/ui/formats";
import { ChevronIcon, SearchIcon } from "~/ui/icons";
import { Lit } from "~/ui/Lit";
import { Money } from "~/ui/Money";
import { Empty, Failure, Rows } from "~/ui/states";
import { UserText } from "~/ui/UserText";

export function BudgetDetail() {
  const { id = "" } = useParams();
  const budget = useBudgets().find((one) => one.id === id);
  if (!budget) return <Gone />;
  return <Detail key={id} budget={budget} />;
}

function Gone() {
  return (
    <Card>
      <Empty
        icon={<SearchIcon size={28} />}
        title="There is no such budget"
        action={
          <Button component={Link} to="/budgets">
            All budgets
          </Button>
        }
      >
        It may have been deleted on another device.
      </Empty>
    </Card>
  );
}

function Detail({ budget }: { budget: Budget }) {
  // The last days of the periods gone back to: the way forward is the way one came.
  const [lastDays, setLastDays] = useState<string[]>([]);
  const today = useToday();
  const canWrite = useCanWrite();
  const {
    data: progress,
    error,
    refetch,
    isPlaceholderData,
  } = useBudgetProgress(budget.id, lastDays.at(-1) ?? null);
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <BackLink to="/budgets">All budgets</BackLink>
        {canWrite && <BudgetMenu budget={budget} />}
      </div>
      <header className={classes.head}>
        <h2 className={classes.name}>
          <UserText>{budget.name}</UserText>
        </h2>
        {progress && <StandingPill budget={budget} progress={progress} />}
      </header>
      <Covered budget={budget} />
      {!progress && error && <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>}
      {!progress && !error && (
        <Card flush>
          <Rows count={4} />
        </Card>
      )}
      {progress && (
        <>
          <PeriodBar
            progress={progress}
            isLoading={isPlaceholderData}
            onBack={() => setLastDays([...lastDays, addDays(progress.period_start, -1)])}
            onForward={lastDays.length > 0 ? () => setLastDays(lastDays.slice(0, -1)) : null}
          />
          <Standing budget={budget} progress={progress} />
          {progress.period_end >= today && (
            <div className={classes.columns}>
              <Forecast budget={budget} progress={progress} />
              <StillToCome progress={progress} />
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** What counts, each category the way to its rows. */
function Covered({ budget }: { budget: Budget }) {
  const names = useNames();
  return (
    <p className={classes.covered}>
      {PERIODS[budget.period].each},{" "}
      {budget.category_ids === null
        ? "all spending"
        : budget.category_ids.map((id, place) => (
            <span key={id}>
              {place > 0 && ", "}
              <Link to={`/transactions?category=${id}`} className={classes.link}>
                <UserText>{names.category(id) ?? "a category that is gone"}</UserText>
              </Link>
            </span>
          ))}
    </p>
  );
}

function PeriodBar({
  progress,
  isLoading,
  onBack,
  onForward,
}: {
  progress: BudgetProgress;
  isLoading: boolean;
  onBack: () => void;
  onForward: (() => void) | null;
}) {
  const { locale } = useFormats();
  return (
    <nav className={classes.periods} aria-label="Period" aria-busy={isLoading}>
      <Button
        variant="default"
        size="compact-md"
        aria-label="The period before"
        disabled={isLoading}
        onClick={onBack}
      >
        <span className={classes.before}>
          <ChevronIcon size={16} />
        </span>
      </Button>
      <span className={classes.span}>{daySpan(progress.period_start, progress.period_end, locale)}</span>
      <Button
        variant="default"
        size="compact-md"
        aria-label="The period after"
        disabled={isLoading || !onForward}
        onClick={() => onForward?.()}
      >
        <ChevronIcon size={16} />
      </Button>
    </nav>
  );
}

function Standing({ budget, progress }: { budget: Budget; progress: BudgetProgress }) {
  const { currency, left_minor, days_left, carried_minor, unconverted, carried_unconverted } = progress;
  const isOver = left_minor < 0;
  return (
    <Card>
      <p className={classes.left} data-over={isOver || undefined}>
        <Lit on={left_minor}>
          <Money minor={Math.abs(left_minor)} currency={currency} size="hero" />
        </Lit>{" "}
        {isOver ? "over" : "left"}
      </p>
      <Bar budget={budget} progress={progress} isNamed />
      <Figures>
        <Figure name="Spent">
          <Lit on={progress.spent_minor}>
            <Money minor={progress.spent_minor} currency={currency} />
          </Lit>
        </Figure>
        <Figure name="Limit">
          <Money minor={progress.limit_minor} currency={currency} />
        </Figure>
        {carried_minor !== 0 && (
          <Figure name="Carried over">
            <Money minor={carried_minor} currency={currency} tone="flow" />
          </Figure>
        )}
        {days_left > 0 && (
          <Figure name={days_left === 1 ? "Left for the last day" : `Left a day, for ${days_left} days`}>
            <Money minor={progress.left_per_day_minor} currency={currency} />
          </Figure>
        )}
        {progress.upcoming_minor !== 0 && (
          <Figure name="Still to come">
            <Money minor={progress.upcoming_minor} currency={currency} />
          </Figure>
        )}
      </Figures>
      <NotCounted amounts={unconverted} when="" />
      <NotCounted amounts={carried_unconverted} when=" in earlier periods" />
    </Card>
  );
}

function NotCounted({ amounts, when }: { amounts: readonly Unconverted[]; when: string }) {
  if (amounts.length === 0) return null;
  return (
    <p className={classes.missing}>
      Not counted{when}, because no rate is known:{" "}
      {amounts.map(({ currency, amount_minor }, place) => (
        <span key={currency}>
          {place > 0 && ", "}
          <Money minor={amount_minor} currency={currency} />
        </span>
      ))}
      .{" "}
      <Link to="/settings/rates" className={classes.link}>
        Enter a rate
      </Link>
    </p>
  );
}
