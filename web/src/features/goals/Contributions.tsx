import { ActionIcon, Button } from "@mantine/core";
import { useState } from "react";
import { sentence } from "~/api/problem";
import type { Contribution, Goal } from "~/api/types";
import { ContributeForm } from "~/features/goals/ContributeForm";
import classes from "~/features/goals/Feeding.module.css";
import { briefDay } from "~/lib/dates";
import { newId } from "~/lib/ids";
import { useContribute, useContributions, useTakeBack } from "~/queries/goals";
import { useCanWrite } from "~/queries/ledger";
import { useToday } from "~/queries/today";
import { Card, CardHead } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import forms from "~/ui/forms.module.css";
import { TrashIcon } from "~/ui/icons";
import { Money } from "~/ui/Money";
import { Failure, Rows } from "~/ui/states";
import { useToast } from "~/ui/toasts";
import { UserText } from "~/ui/UserText";

/** What was put towards a goal and taken out again, newest first. */
export function Contributions({ goal }: { goal: Goal }) {
  const canWrite = useCanWrite() && !goal.archived;
  const [direction, setDirection] = useState<"in" | "out" | null>(null);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useContributions(goal.id);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card>
      {direction && <ContributeForm goal={goal} direction={direction} onClose={() => setDirection(null)} />}
      <CardHead
        title="Contributions"
        note={data && items.length === 0 ? "Nothing was put aside yet." : undefined}
        action={
          canWrite && (
            <div className={forms.actions}>
              <Button variant="default" size="sm" onClick={() => setDirection("out")}>
                Take out
              </Button>
              <Button size="sm" onClick={() => setDirection("in")}>
                Contribute
              </Button>
            </div>
          )
        }
      />
      {!data && error && <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>}
      {!data && !error && <Rows count={3} />}
      <ul className={classes.list}>
        {items.map((item) => (
          <Line key={item.id} goal={goal} item={item} canWrite={canWrite} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Older ones
        </Button>
      )}
    </Card>
  );
}

function Line({ goal, item, canWrite }: { goal: Goal; item: Contribution; canWrite: boolean }) {
  const today = useToday();
  const { locale } = useFormats();
  const takeBack = useDelete(goal, item);
  return (
    <li className={classes.line} data-testid="contribution">
      <span className={classes.words}>
        <span className={classes.name}>
          {item.note ? <UserText>{item.note}</UserText> : item.amount_minor < 0 ? "Taken out" : "Put aside"}
        </span>
        <span className={classes.note}>
          {briefDay(item.date, today, locale)}
          {item.date > today && ", not there yet"}
        </span>
      </span>
      <Money minor={item.amount_minor} currency={goal.currency} tone="flow" />
      {canWrite && (
        <ActionIcon variant="subtle" color="gray" aria-label="Delete this contribution" onClick={takeBack}>
          <TrashIcon size={17} />
        </ActionIcon>
      )}
    </li>
  );
}

/** At once, with a way back. */
function useDelete(goal: Goal, { id, version, date, amount_minor, note }: Contribution): () => void {
  const { mutateAsync: take } = useTakeBack();
  const { mutateAsync: give } = useContribute(goal.id);
  const toast = useToast();
  const failed = (problem: unknown) => toast({ text: sentence(problem), tone: "danger" });
  // As promises: the line is gone as soon as the contribution is, and would hear nothing more.
  return () => {
    const undo = () => {
      give({ draft: { date, amount_minor, note }, key: newId() }).catch(failed);
    };
    const told = () => toast({ text: "The contribution is deleted", action: { label: "Undo", run: undo } });
    take({ id, version }).then(told, failed);
  };
}
