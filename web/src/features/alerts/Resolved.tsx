import { Button } from "@mantine/core";
import { sentence } from "~/api/problem";
import type { Alert } from "~/api/types";
import { AlertRow } from "~/features/alerts/AlertRow";
import classes from "~/features/alerts/AlertsPage.module.css";
import { useResolvedAlerts } from "~/queries/alerts";
import { Card } from "~/ui/Card";
import { BellIcon } from "~/ui/icons";
import { Empty, Failure, Rows } from "~/ui/states";

interface Props {
  asked: string | undefined;
  /** What was asked for by its address, however long ago it was. */
  found: Alert | undefined;
  complaint: unknown;
}

/** What was true once, newest first. */
export function Resolved({ asked, found, complaint }: Props) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useResolvedAlerts();
  const listed = data ?? [];
  const isExtra = found?.state === "resolved" && !listed.some(({ id }) => id === found.id);
  const shown = isExtra ? [found, ...listed] : listed;
  return (
    <Card flush>
      {isPending && !error && <Rows />}
      {(error ?? complaint) != null && (
        <div className={classes.more}>
          <Failure onRetry={() => void refetch()}>{sentence(error ?? complaint)}</Failure>
        </div>
      )}
      {data && shown.length === 0 && (
        <Empty icon={<BellIcon size={28} />} title="Nothing yet">
          When what an alert says is no longer true, it goes here.
        </Empty>
      )}
      <ul>
        {shown.map((alert) => (
          <AlertRow
            key={alert.id}
            group={{ key: alert.id, head: alert, others: [] }}
            isAsked={alert.id === asked}
            onDismiss={null}
          />
        ))}
      </ul>
      {hasNextPage && (
        <div className={classes.more}>
          <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Load more
          </Button>
        </div>
      )}
    </Card>
  );
}
