import { Button } from "@mantine/core";
import { useCallback, useEffect, useRef } from "react";
import { Link, useSearchParams } from "react-router";
import { sentence } from "~/api/problem";
import { EntryRow } from "~/features/inbox/EntryRow";
import { filtersOf } from "~/features/inbox/filters";
import { InboxBar } from "~/features/inbox/InboxBar";
import classes from "~/features/inbox/InboxPage.module.css";
import { dayHeading, dayIn } from "~/lib/dates";
import { groupBy } from "~/lib/groupBy";
import { type Mark, useEntry, useInbox, useInboxCounts, useMarkEntries } from "~/queries/inbox";
import type { InboxFilters } from "~/queries/inboxPages";
import { useUser } from "~/queries/ledger";
import { Card } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import { CheckIcon, InboxIcon } from "~/ui/icons";
import { LoadMore } from "~/ui/LoadMore";
import { Empty, Failure, Rows } from "~/ui/states";
import { useToast } from "~/ui/toasts";

export default function InboxPage() {
  const [params] = useSearchParams();
  const filters = filtersOf(params);
  const asked = params.get("open");
  const inbox = useInbox(filters);
  const held = inbox.entries.find(({ id }) => id === asked);
  const found = useEntry(asked, inbox.isLoading ? undefined : held);
  const mark = useMarking();
  useSeen(inbox.entries[0]?.id, filters);
  useAsked(params.get("read"), held ?? found.data, mark);
  // What was asked for by its address stands first when the list does not have it.
  const extra = found.data && !held ? [found.data] : [];
  const entries = [...extra, ...inbox.entries];
  return (
    <>
      <InboxBar filters={filters} entries={inbox.entries} onMark={mark} />
      {found.error && <Failure>This entry is no longer there.</Failure>}
      {inbox.isLoading && !inbox.error ? (
        <Card flush>
          <Rows />
        </Card>
      ) : entries.length === 0 && !inbox.error ? (
        <Card>
          <Nothing filters={filters} />
        </Card>
      ) : (
        <Days entries={entries} asked={asked} onMark={mark} />
      )}
      {inbox.error ? (
        <Failure onRetry={inbox.retry}>{sentence(inbox.error)}</Failure>
      ) : (
        inbox.hasMore && (
          <LoadMore
            count={inbox.entries.length}
            isLoading={inbox.isLoadingMore}
            label="Loading older entries"
            onMore={inbox.loadMore}
          />
        )
      )}
    </>
  );
}

type Entries = ReturnType<typeof useInbox>["entries"];

function Days({
  entries,
  asked,
  onMark,
}: {
  entries: Entries;
  asked: string | null;
  onMark: (mark: Mark) => void;
}) {
  const { timezone } = useUser();
  const { locale } = useFormats();
  const today = dayIn(timezone, Date.now());
  const days = groupBy(entries, ({ created_at }) => dayIn(timezone, Date.parse(created_at)));
  return (
    <div className={classes.days}>
      {[...days].map(([day, some]) => (
        <section key={day} aria-label={dayHeading(day, today, locale)}>
          <h2 className={classes.heading}>{dayHeading(day, today, locale)}</h2>
          <Card flush>
            <ul>
              {some.map((entry) => (
                <EntryRow key={entry.id} entry={entry} isAsked={entry.id === asked} onMark={onMark} />
              ))}
            </ul>
          </Card>
        </section>
      ))}
    </div>
  );
}

/** Marks, says what cannot be seen, and lets it be undone. */
function useMarking(): (mark: Mark) => void {
  const { mutateAsync } = useMarkEntries();
  const toast = useToast();
  return useCallback(
    (mark) => {
      const fail = (error: unknown) => toast({ text: sentence(error), tone: "danger" });
      const undo = () => void mutateAsync({ change: "unarchive", ids: mark.ids ?? [] }).catch(fail);
      // As a promise: an entry that is put away leaves the list, and with it whoever would wait there.
      void mutateAsync(mark).then(() => {
        if (mark.change === "archive") toast({ text: "Put away", action: { label: "Undo", run: undo } });
        if (mark.change === "snooze") toast({ text: "It will be back" });
      }, fail);
    },
    [mutateAsync, toast],
  );
}

/** The list was opened: nothing in it is news any more. */
function useSeen(newest: string | undefined, { shown, type, severity }: InboxFilters): void {
  const { unseen } = useInboxCounts();
  const { mutate } = useMarkEntries();
  const isAll = shown === "all" && !type && !severity;
  const up_to = isAll && unseen > 0 ? newest : undefined;
  useEffect(() => {
    if (up_to && document.visibilityState === "visible") mutate({ change: "seen", up_to });
  }, [up_to, mutate]);
}

/** Links in notices: `?open=ID` shows the entry, and it has been read then; `?read=ID` only marks it. */
function useAsked(
  read: string | null,
  opened: Entries[number] | undefined,
  mark: (mark: Mark) => void,
): void {
  const [, setParams] = useSearchParams();
  const done = useRef(new Set<string>());
  const id = read ?? (opened && opened.read_at === null ? opened.id : null);
  useEffect(() => {
    if (id === null) return;
    if (read !== null) setParams({}, { replace: true });
    // Once each: what is made unread again by hand stays so.
    if (!done.current.has(id)) mark({ change: "read", ids: [id] });
    done.current.add(id);
  }, [id, read, mark, setParams]);
}

function Nothing({ filters: { shown, type, severity } }: { filters: InboxFilters }) {
  if (type || severity) return <Empty icon={<InboxIcon size={28} />} title="Nothing matches" />;
  if (shown === "unread") {
    return (
      <Empty icon={<CheckIcon size={28} />} title="You have read everything">
        What comes next is shown here the moment it happens.
      </Empty>
    );
  }
  if (shown === "archived") return <Empty icon={<InboxIcon size={28} />} title="Nothing was put away" />;
  if (shown === "snoozed") return <Empty icon={<InboxIcon size={28} />} title="Nothing is asleep" />;
  return (
    <Empty
      icon={<InboxIcon size={28} />}
      title="Nothing to tell yet"
      action={
        <Button variant="default" component={Link} to="/settings/notifications">
          What to be told, and where
        </Button>
      }
    >
      Budgets, bills, balances, and what others in your household record: it is kept here, on every device.
    </Empty>
  );
}
