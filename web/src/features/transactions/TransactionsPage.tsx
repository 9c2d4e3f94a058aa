import { Button } from "@mantine/core";
import { useMemo } from "react";
import { Link, useSearchParams } from "react-router";
import { sentence } from "~/api/problem";
import { useEditor } from "~/features/shell/editor";
import { Days } from "~/features/transactions/Days";
import { FilterBar } from "~/features/transactions/FilterBar";
import classes from "~/features/transactions/TransactionsPage.module.css";
import { useAccounts, useCanWrite } from "~/queries/ledger";
import type { Filters } from "~/queries/merge";
import { type TransactionList, useTransactionList } from "~/queries/transactions";
import { Card } from "~/ui/Card";
import { ListIcon, SearchIcon } from "~/ui/icons";
import { LoadMore } from "~/ui/LoadMore";
import { Empty, Failure, Rows } from "~/ui/states";

export default function TransactionsPage() {
  const [params, setParams] = useSearchParams();
  const filters = useMemo<Filters>(
    () => ({
      account: params.get("account") ?? undefined,
      category: params.get("category") ?? undefined,
      tag: params.get("tag") ?? undefined,
      q: params.get("q") ?? undefined,
    }),
    [params],
  );
  const list = useTransactionList(filters);
  const change = (next: Filters) => {
    const entries = Object.entries({ ...filters, ...next }).filter(([, value]) => value);
    setParams(Object.fromEntries(entries) as Record<string, string>, { replace: true });
  };
  return (
    <>
      <FilterBar filters={filters} total={list.total} onChange={change} />
      <Card flush>
        <Listing
          list={list}
          isFiltered={Object.values(filters).some(Boolean)}
          onClear={() => setParams({})}
        />
      </Card>
    </>
  );
}

function Listing({
  list,
  isFiltered,
  onClear,
}: {
  list: TransactionList;
  isFiltered: boolean;
  onClear: () => void;
}) {
  if (list.rows.length === 0) {
    if (list.isLoading && !list.error) return <Rows />;
    if (list.error) {
      return (
        <div className={classes.more}>
          <Failure onRetry={list.retry}>{sentence(list.error)}</Failure>
        </div>
      );
    }
    return isFiltered ? <NothingFound onClear={onClear} /> : <NothingYet />;
  }
  return (
    <>
      <Days rows={list.rows} touched={list.touched} hasMore={list.hasMore} />
      {list.error ? (
        <div className={classes.more}>
          <Failure onRetry={list.retry}>{sentence(list.error)}</Failure>
        </div>
      ) : (
        list.hasMore && (
          <LoadMore
            count={list.rows.length}
            isLoading={list.isLoadingMore}
            label="Loading older transactions"
            onMore={list.loadMore}
          />
        )
      )}
    </>
  );
}

function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <Empty
      icon={<SearchIcon size={28} />}
      title="Nothing matches"
      action={
        <Button variant="default" onClick={onClear}>
          Clear filters
        </Button>
      }
    >
      No transaction has all of what you are looking for.
    </Empty>
  );
}

function NothingYet() {
  const { add } = useEditor();
  const hasAccount = useAccounts().length > 0;
  const canWrite = useCanWrite();
  return (
    <Empty
      icon={<ListIcon size={28} />}
      title="No transactions yet"
      action={
        canWrite && (
          <>
            {hasAccount ? (
              <Button onClick={() => add()}>Record the first</Button>
            ) : (
              <Button component={Link} to="/accounts">
                Start with an account
              </Button>
            )}
            <Button variant="default" component={Link} to="/import">
              Import a statement
            </Button>
          </>
        )
      }
    >
      Record what you spend, or bring in a statement from your bank.
    </Empty>
  );
}
