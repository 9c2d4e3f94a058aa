import { Button, Switch } from "@mantine/core";
import { useState } from "react";
import { Route, Routes, useNavigate } from "react-router";
import { GoalCard } from "~/features/goals/GoalCard";
import { GoalDetail } from "~/features/goals/GoalDetail";
import { GoalForm } from "~/features/goals/GoalForm";
import classes from "~/features/goals/GoalsPage.module.css";
import { byNeed } from "~/features/goals/standing";
import { useGoals, useGoalsProgress } from "~/queries/goals";
import { useCanWrite } from "~/queries/ledger";
import { Card } from "~/ui/Card";
import { PlusIcon, TargetIcon } from "~/ui/icons";
import { Empty } from "~/ui/states";

export default function GoalsPage() {
  return (
    <Routes>
      <Route index element={<GoalList />} />
      <Route path=":id" element={<GoalDetail />} />
    </Routes>
  );
}

function GoalList() {
  const goals = useGoals();
  const progress = useGoalsProgress();
  const canWrite = useCanWrite();
  const navigate = useNavigate();
  const [isAdding, setIsAdding] = useState(false);
  const [showsArchived, setShowsArchived] = useState(false);
  const current = goals.filter(({ archived }) => !archived);
  const shown = byNeed(showsArchived ? goals : current, progress);
  return (
    <>
      {isAdding && (
        <GoalForm goal={null} onClose={() => setIsAdding(false)} onSaved={(id) => navigate(`/goals/${id}`)} />
      )}
      {goals.length === 0 ? (
        <None onAdd={canWrite ? () => setIsAdding(true) : null} />
      ) : (
        <>
          <div className={classes.bar}>
            {goals.length > current.length && (
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
                Add goal
              </Button>
            )}
          </div>
          <ul className={classes.cards}>
            {shown.map((goal) => (
              <li key={goal.id}>
                <GoalCard goal={goal} progress={progress.get(goal.id)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function None({ onAdd }: { onAdd: (() => void) | null }) {
  return (
    <Card>
      <Empty
        icon={<TargetIcon size={28} />}
        title="What are you saving for?"
        action={onAdd && <Button onClick={onAdd}>Add goal</Button>}
      >
        A bicycle, a cushion for bad months, or the end of a loan. You see what each month has to bring, what
        it does bring, and hear of every quarter that is done.
      </Empty>
    </Card>
  );
}
