import { ActionIcon, Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { Link, useSearchParams } from "react-router";
import type { Notification, NotificationType, Severity } from "~/api/types";
import { SEVERITIES } from "~/features/alerts/kinds";
import { paramsOf, SHOWN } from "~/features/inbox/filters";
import classes from "~/features/inbox/InboxPage.module.css";
import { ALWAYS, TYPES } from "~/features/inbox/types";
import { type Mark, useInboxCounts } from "~/queries/inbox";
import type { InboxFilters } from "~/queries/inboxPages";
import { CheckIcon, GearIcon } from "~/ui/icons";

interface Props {
  filters: InboxFilters;
  entries: readonly Notification[];
  onMark: (mark: Mark) => void;
}

export function InboxBar({ filters, entries, onMark }: Props) {
  const [, setParams] = useSearchParams();
  const { unread } = useInboxCounts();
  const change = (next: Partial<InboxFilters>) =>
    setParams(paramsOf({ ...filters, ...next }), { replace: true });
  const isNarrowed = Boolean(filters.type ?? filters.severity);
  const unreadHere = entries.filter(({ read_at }) => read_at === null);
  const newest = entries[0]?.id;
  const markAll = () =>
    isNarrowed || !newest
      ? onMark({ change: "read", ids: unreadHere.slice(0, IDS_MAX).map(({ id }) => id) })
      : onMark({ change: "read", up_to: newest });
  return (
    <div className={classes.bar}>
      <SegmentedControl
        aria-label="Which entries"
        data={SHOWN.map(({ value, label }) => ({
          value,
          label: value === "unread" && unread > 0 ? `${label} (${unread > 99 ? "99+" : unread})` : label,
        }))}
        value={filters.shown}
        onChange={(shown) => change({ shown: shown as InboxFilters["shown"] })}
      />
      <div className={classes.filters}>
        <NativeSelect
          className={classes.filter ?? ""}
          aria-label="About what"
          value={filters.type ?? ""}
          onChange={(event) =>
            change({ type: (event.currentTarget.value || undefined) as NotificationType | undefined })
          }
        >
          <option value="">All kinds</option>
          {[...TYPES, ALWAYS].map(({ group, types }) => (
            <optgroup key={group} label={group}>
              {types.map(({ type, label }) => (
                <option key={type} value={type}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </NativeSelect>
        <NativeSelect
          className={classes.filter ?? ""}
          aria-label="How grave"
          value={filters.severity ?? ""}
          onChange={(event) =>
            change({ severity: (event.currentTarget.value || undefined) as Severity | undefined })
          }
        >
          <option value="">All levels</option>
          {Object.entries(SEVERITIES).map(([severity, { words }]) => (
            <option key={severity} value={severity}>
              {words}
            </option>
          ))}
        </NativeSelect>
      </div>
      <div className={classes.tools}>
        <Button
          variant="default"
          aria-label="Mark all read"
          disabled={unreadHere.length === 0}
          onClick={markAll}
        >
          <CheckIcon size={17} />
          <span className={classes.words}>Mark all read</span>
        </Button>
        <ActionIcon
          variant="default"
          size={36}
          component={Link}
          to="/settings/notifications"
          aria-label="Notification settings"
        >
          <GearIcon size={18} />
        </ActionIcon>
      </div>
    </div>
  );
}

/** So many ids at once are taken. */
const IDS_MAX = 200;
