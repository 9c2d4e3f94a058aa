import { Button } from "@mantine/core";
import { useEffect, useId, useRef, useState } from "react";
import type { Notification } from "~/api/types";
import { SEVERITIES } from "~/features/alerts/kinds";
import { EntryMenu } from "~/features/inbox/EntryMenu";
import classes from "~/features/inbox/EntryRow.module.css";
import { ToldOf } from "~/features/inbox/Told";
import { useSubject } from "~/features/inbox/useSubject";
import { clockTime, moment } from "~/lib/dates";
import type { Mark } from "~/queries/inbox";
import { useFormats } from "~/ui/formats";
import { BellIcon, ChevronIcon, ImportIcon, ListIcon, PeopleIcon, WarningIcon } from "~/ui/icons";
import { UserText } from "~/ui/UserText";

interface Props {
  entry: Notification;
  /** Asked for by its address: stands open and in sight. */
  isAsked: boolean;
  onMark: (mark: Mark) => void;
}

/** Pressed, it opens what it is about and counts as read; the arrow shows the rest of it. */
export function EntryRow({ entry, isAsked, onMark }: Props) {
  const [isWide, setIsWide] = useState(isAsked);
  const row = useRef<HTMLLIElement>(null);
  const more = useId();
  const { locale } = useFormats();
  const subject = useSubject(entry);
  const isUnread = entry.read_at === null;
  useEffect(() => {
    if (!isAsked) return;
    setIsWide(true);
    row.current?.scrollIntoView({ block: "center" });
  }, [isAsked]);
  const read = () => isUnread && onMark({ change: "read", ids: [entry.id] });
  const toggle = () => {
    if (!isWide) read();
    setIsWide(!isWide);
  };
  const press = () => {
    if (!subject) return toggle();
    read();
    subject.open();
  };
  return (
    <li ref={row} className={classes.item} data-testid="entry" data-id={entry.id} data-unread={isUnread}>
      <div className={classes.row}>
        <Disc entry={entry} />
        <button type="button" className={classes.open} onClick={press}>
          <span className={classes.title}>
            {isUnread && <span className={classes.dot} aria-hidden="true" />}
            <UserText>{entry.title}</UserText>
            {isUnread && <span className="visually-hidden"> (unread)</span>}
          </span>
          <span className={classes.note}>
            {clockTime(Date.parse(entry.created_at), locale)}
            {entry.body !== "" && !isWide && (
              <>
                {" · "}
                <UserText>{entry.body}</UserText>
              </>
            )}
          </span>
        </button>
        <EntryMenu entry={entry} onMark={onMark} />
        <button
          type="button"
          className={classes.more}
          aria-label={`More of ${entry.title}`}
          aria-expanded={isWide}
          aria-controls={more}
          onClick={toggle}
        >
          <ChevronIcon size={16} />
        </button>
      </div>
      <div id={more}>
        {isWide && (
          <div className={classes.wide}>
            {entry.body !== "" && (
              <p className={classes.body}>
                <UserText>{entry.body}</UserText>
              </p>
            )}
            <p className={classes.when}>
              {SEVERITIES[entry.severity].words} · {moment(entry.created_at, locale)}
              {entry.snoozed_until && ` · back ${moment(entry.snoozed_until, locale)}`}
            </p>
            {subject && (
              <Button
                variant="light"
                size="compact-md"
                rightSection={<ChevronIcon size={15} />}
                onClick={subject.open}
              >
                {subject.label}
              </Button>
            )}
            <section className={classes.told} aria-label="Where it rang">
              <h3 className={classes.heading}>Where it rang, and where not</h3>
              <ToldOf id={entry.id} />
            </section>
          </div>
        )}
      </div>
    </li>
  );
}

function Disc({ entry: { severity, subject_noun } }: { entry: Notification }) {
  const isGrave = severity !== "info";
  const Icon = isGrave ? WarningIcon : (ICONS[subject_noun] ?? BellIcon);
  return (
    <span className={classes.disc} data-tone={SEVERITIES[severity].tone}>
      <Icon size={19} />
    </span>
  );
}

const ICONS: Partial<Record<string, typeof BellIcon>> = {
  transaction: ListIcon,
  import: ImportIcon,
  member: PeopleIcon,
};
