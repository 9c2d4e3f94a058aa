import { Button, Switch } from "@mantine/core";
import { useState } from "react";
import { Route, Routes, useNavigate } from "react-router";
import { sentence } from "~/api/problem";
import type { Budget, BudgetProgress } from "~/api/types";
import { BudgetCard } from "~/features/budgets/BudgetCard";
import { BudgetDetail } from "~/features/budgets/BudgetDetail";
import { BudgetForm } from "~/features/budgets/BudgetForm";
import classes from "~/features/budgets/BudgetsPage.module.css";
import { countStandings, standingOf } from "~/features/budgets/standing";
import { useBudgets, useBudgetsProgress } from "~/queries/budgets";
import { useCanWrite } from "~/queries/ledger";
import { Card } from "~/ui/Card";
import { Count } from "~/ui/Count";
import { BudgetIcon, PlusIcon } from "~/ui/icons";
import { Empty, Failure } from "~/ui/states";

export default function BudgetsPage() {
  return (
    <Routes>
      <Route index element={<BudgetList />} />
      <Route path=":id" element={<BudgetDetail />} />
    </Routes>
  );
}

function BudgetList() {
  const budgets = useBudgets();
  const canWrite = useCanWrite();
  const navigate = useNavigate();
  const { data: progress, error, refetch } = useBudgetsProgress();
  const [isAdding, setIsAdding] = useState(false);
  const [showsArchived, setShowsArchived] = useState(false);
  const current = budgets.filter(({ archived }) => !archived);
  const shown = showsArchived ? budgets : current;
  return (
    <>
      {isAdding && (
        <BudgetForm
          budget={null}
          onClose={() => setIsAdding(false)}
          onSaved={(id) => navigate(`/budgets/${id}`)}
        />
      )}
      {budgets.length === 0 ? (
        <None onAdd={canWrite ? () => setIsAdding(true) : null} />
      ) : (
        <>
          <div className={classes.bar}>
            {progress && <Summary budgets={current} progress={progress} />}
            {budgets.length > current.length && (
              <Switch
                label="Show archived"
                checked={showsArchived}
                onChange={(event) => setShowsArchived(event.currentTarget.checked)}
              />
            )}
            {canWrite && (
              <Button
                variant="default"
                leftSection={<PlusIcon size={16} />}
                onClick={() => setIsAdding(true)}
              >
                Add budget
              </Button>
            )}
          </div>
          {error && !progress && (
            <div className={classes.failure}>
              <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>
            </div>
          )}
          <ul className={classes.cards}>
            {shown.map((budget) => (
              <li key={budget.id}>
                <BudgetCard budget={budget} progress={progress?.get(budget.id)} isFailed={error !== null} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Summary({
  budgets,
  progress,
}: {
  budgets: readonly Budget[];
  progress: ReadonlyMap<string, BudgetProgress>;
}) {
  const standings = budgets.flatMap((budget) => {
    const stand = progress.get(budget.id);
    return stand ? [standingOf(budget, stand)] : [];
  });
  const { over, watch, good } = countStandings(standings);
  const parts = [
    { of: over, words: "over" },
    { of: watch, words: "to watch" },
    { of: good, words: "on track" },
  ].filter(({ of }) => of > 0);
  return (
    <p className={classes.summary}>
      {parts.map(({ of, words }, place) => (
        <span key={words}>
          {place > 0 && " \u00b7 "}
          <Count of={of} one={words} many={words} />
        </span>
      ))}
    </p>
  );
}

function None({ onAdd }: { onAdd: (() => void) | null }) {
  return (
    <Card>
      <Empty
        icon={<BudgetIcon size={28} />}
        title="How much may it be?"
        action={onAdd && <Button onClick={onAdd}>Add budget</Button>}
      >
        Set a limit for groceries, for going out, or for everything. You see at once what is left for each
        day, and hear before it is overrun.
      </Empty>
    </Card>
  );
}
