import { Button } from "@mantine/core";
import { sentence } from "~/api/problem";
import type { BillStatus } from "~/api/types";
import { BillRow } from "~/features/bills/BillRow";
import classes from "~/features/bills/BillsPage.module.css";
import { usePastBills } from "~/queries/bills";
import { Card } from "~/ui/Card";
import { CalendarIcon } from "~/ui/icons";
import { Empty, Failure, Rows } from "~/ui/states";

/** Bills that are settled, the newest first; of one rule, or of all. */
export function PastBills({ status, rule }: { status: readonly BillStatus[]; rule?: string }) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = usePastBills({
    status,
    ...(rule ? { recurring_id: rule } : {}),
  });
  return (
    <Card flush>
      {isPending && !error && <Rows />}
      {error && (
        <div className={classes.more}>
          <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>
        </div>
      )}
      {data?.length === 0 && (
        <Empty icon={<CalendarIcon size={28} />} title="Nothing yet">
          Bills that were paid or skipped stand here.
        </Empty>
      )}
      <ul>
        {data?.map((bill) => (
          <BillRow key={bill.id} bill={bill} isOfRule={rule !== undefined} />
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
