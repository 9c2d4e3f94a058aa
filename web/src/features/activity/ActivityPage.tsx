import { Button } from "@mantine/core";
import { useCallback } from "react";
import { useSearchParams } from "react-router";
import { sentence } from "~/api/problem";
import type { Activity } from "~/api/types";
import { ActivityBar } from "~/features/activity/ActivityBar";
import classes from "~/features/activity/ActivityPage.module.css";
import { EntryRow } from "~/features/activity/EntryRow";
import { filtersOf, paramsOf } from "~/features/activity/filters";
import { newestOf } from "~/features/activity/held";
import { useHeldBack } from "~/features/activity/useHeldBack";
import { useLookup } from "~/features/activity/useLookup";
import { dayHeading, dayIn } from "~/lib/dates";
import { groupBy } from "~/lib/groupBy";
import { useActivity, useMarkActivity } from "~/queries/activity";
import { useHousehold, useUser } from "~/queries/ledger";
import { Card } from "~/ui/Card";
import { Count } from "~/ui/Count";
import { useFormats } from "~/ui/formats";
import { ActivityIcon, ArrowIcon, SearchIcon } from "~/ui/icons";
import { LoadMore } from "~/ui/LoadMore";
import { Empty, Failure, Rows } from "~/ui/states";
import { useToast } from "~/ui/toasts";

/** So many ids at once are taken. */
const IDS_MAX = 200;

export default function ActivityPage() {
  const [params, setParams] = useSearchParams();
  const filters = filtersOf(params);
  const isNarrowed = Object.keys(paramsOf(filters)).length > 0;
  const list = useActivity(filters);
  const { shown, waiting, show } = useHeldBack(list.entries);
  const mark = useMarking();
  const read = useCallback((entry: Activity) => mark({ ids: [entry.id] }), [mark]);
  const unread = list.entries.filter((entry) => !entry.read);
  const markAll = () => {
    const newest = newestOf(list.entries);
    if (isNarrowed) mark({ ids: unread.slice(0, IDS_MAX).map(({ id }) => id) });
    else if (newest) mark({ up_to: newest.id });
  };
  return (
    <>
      <ActivityBar filters={filters} hasUnread={unread.length > 0} onMarkAll={markAll} />
      {waiting > 0 && (
        <div className={classes.waiting} role="status">
          <Button radius="xl" size="sm" onClick={show} leftSection={<ArrowIcon size={16} />}>
            <Count of={waiting} one="new" many="new" />
          </Button>
        </div>
      )}
      {list.isLoading && !list.error ? (
        <Card flush>
          <Rows />
        </Card>
      ) : list.entries.length === 0 && !list.error ? (
        <Card>
          <Nothing isNarrowed={isNarrowed} onClear={() => setParams({}, { replace: true })} />
        </Card>
      ) : (
        <Days entries={shown} onRead={read} />
      )}
      {list.error ? (
        <Failure onRetry={list.retry}>{sentence(list.error)}</Failure>
      ) : (
        list.hasMore && (
          <LoadMore
            count={list.entries.length}
            isLoading={list.isLoadingMore}
            label="Loading older activity"
            onMore={list.loadMore}
          />
        )
      )}
    </>
  );
}

function Days({ entries, onRead }: { entries: readonly Activity[]; onRead: (entry: Activity) => void }) {
  const { timezone } = useHousehold();
  const { id: me } = useUser();
  const { locale } = useFormats();
  const lookup = useLookup();
  const today = dayIn(timezone, Date.now());
  const days = groupBy(entries, ({ at }) => dayIn(timezone, Date.parse(at)));
  return (
    <div className={classes.list}>
      {[...days].map(([day, some]) => (
        <section key={day} className={classes.day} aria-label={dayHeading(day, today, locale)}>
          <h2 className={classes.heading}>
            <time dateTime={day}>{dayHeading(day, today, locale)}</time>
          </h2>
          <Card flush>
            <ul>
              {some.map((entry) => (
                <EntryRow
                  key={entry.id}
                  entry={entry}
                  timezone={timezone}
                  me={me}
                  lookup={lookup}
                  onRead={onRead}
                />
              ))}
            </ul>
          </Card>
        </section>
      ))}
    </div>
  );
}

function useMarking() {
  const { mutate } = useMarkActivity();
  const toast = useToast();
  return useCallback(
    (marks: Parameters<typeof mutate>[0]) =>
      mutate(marks, { onError: (error) => toast({ text: sentence(error), tone: "danger" }) }),
    [mutate, toast],
  );
}

function Nothing({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  if (!isNarrowed) {
    return (
      <Empty icon={<ActivityIcon size={28} />} title="Nothing happened yet">
        What anybody in the household does is shown here the moment it happens, and what Pennybell does for
        you.
      </Empty>
    );
  }
  const clear = (
    <Button variant="default" onClick={onClear}>
      Clear filters
    </Button>
  );
  return (
    <Empty icon={<SearchIcon size={28} />} title="Nothing matches" action={clear}>
      Nobody has done anything that fits all of it.
    </Empty>
  );
}
