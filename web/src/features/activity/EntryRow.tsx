import { memo } from "react";
import type { Activity, AlertKind } from "~/api/types";
import { Avatar } from "~/features/activity/Avatar";
import { currencyOf } from "~/features/activity/changes";
import { Edits } from "~/features/activity/Edits";
import classes from "~/features/activity/EntryRow.module.css";
import type { Lookup } from "~/features/activity/useLookup";
import { useWay } from "~/features/activity/useWay";
import { isImpersonal, type Part, wordsOf } from "~/features/activity/words";
import { timeIn } from "~/lib/dates";
import { useFormats } from "~/ui/formats";
import { Lit } from "~/ui/Lit";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

interface Props {
  entry: Activity;
  /** Of the household: days and hours are its own. */
  timezone: string;
  me: string;
  lookup: Lookup;
  onRead: (entry: Activity) => void;
}

export const EntryRow = memo(function EntryRow({ entry, timezone, me, lookup, onRead }: Props) {
  const { locale } = useFormats();
  const way = useWay(entry, lookup);
  const currency = currencyOf(entry, lookup);
  const at = Date.parse(entry.at);
  const name = entry.actor === null ? null : (entry.actor_name ?? "Somebody who left");
  const open = () => {
    if (!entry.read) onRead(entry);
    way?.();
  };
  const text = (
    <Lit on={entry.count}>
      {!isImpersonal(entry) && <Who name={name} isMe={entry.actor === me} />}
      {wordsOf(entry, lookup).map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other identity.
        <Words key={place} part={part} />
      ))}
    </Lit>
  );
  return (
    <li className={classes.item} data-unread={!entry.read} data-testid="activity-entry" data-id={entry.id}>
      <Avatar entry={entry} name={entry.actor_name} />
      <div className={classes.body}>
        <div className={classes.line}>
          {way ? (
            <button type="button" className={classes.open} onClick={open}>
              {text}
            </button>
          ) : (
            <span className={classes.text}>{text}</span>
          )}
          {entry.amount_minor !== null && currency && saysAmount(entry) && (
            <span className={classes.amount}>
              <Money
                minor={entry.amount_minor}
                currency={currency}
                tone={entry.kind === "transaction" ? "flow" : "muted"}
              />
            </span>
          )}
        </div>
        <Note entry={entry} time={timeIn(timezone, at, locale)} lookup={lookup} />
        <Edits entry={entry} lookup={lookup} />
      </div>
      {entry.read ? (
        <span className={classes.dot} data-read />
      ) : (
        <button
          type="button"
          className={classes.dot}
          aria-label="Unread: mark as read"
          title="Mark as read"
          onClick={() => onRead(entry)}
        />
      )}
    </li>
  );
});

/** Not where an edit shows it before and after, nor where an alert's amount is not what it names. */
function saysAmount({ changes, alert_kind }: Activity): boolean {
  if (alert_kind !== null) return SINGLE.has(alert_kind);
  return !changes.some(({ field }) => field.endsWith("_minor"));
}

const SINGLE = new Set<AlertKind>([
  "large_expense",
  "large_deposit",
  "duplicate_charge",
  "bill_due",
  "bill_overdue",
  "price_increase",
  "low_balance",
  "low_balance_predicted",
]);

function Who({ name, isMe }: { name: string | null; isMe: boolean }) {
  return (
    <>
      <strong>{name === null ? "Pennybell" : isMe ? "You" : <UserText>{name}</UserText>}</strong>{" "}
    </>
  );
}

function Words({ part }: { part: Part }) {
  if (typeof part === "string") return part;
  return (
    <strong>
      <UserText>{part.name}</UserText>
    </strong>
  );
}

/** When, and of a transaction where and what for. */
function Note({ entry, time, lookup }: { entry: Activity; time: string; lookup: Lookup }) {
  const isRows = entry.kind === "transaction";
  const names = isRows
    ? [
        ...entry.account_ids.slice(0, 1).map(lookup.account),
        ...entry.category_ids.slice(0, 2).map(lookup.category),
      ]
    : [];
  return (
    <p className={classes.note}>
      <time dateTime={entry.at}>{time}</time>
      {names.map(
        (name) =>
          name && (
            <span key={name}>
              {" · "}
              <UserText>{name}</UserText>
            </span>
          ),
      )}
    </p>
  );
}
