import type { Activity } from "~/api/types";
import { type Edit, editsOf, type Side } from "~/features/activity/changes";
import classes from "~/features/activity/Edits.module.css";
import type { Lookup } from "~/features/activity/useLookup";
import { briefDay } from "~/lib/dates";
import { useToday } from "~/queries/today";
import { useFormats } from "~/ui/formats";
import { ArrowIcon } from "~/ui/icons";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

/** What an edit changed: before, and now. */
export function Edits({ entry, lookup }: { entry: Activity; lookup: Lookup }) {
  if (entry.changes.length === 0) return null;
  return (
    <dl className={classes.edits}>
      {editsOf(entry, lookup).map((edit) => (
        <OneEdit key={edit.field} edit={edit} />
      ))}
    </dl>
  );
}

function OneEdit({ edit }: { edit: Edit }) {
  return (
    <div className={classes.edit}>
      <dt className={classes.label}>{edit.label}</dt>
      {edit.isOpaque ? (
        <dd className={classes.after}>changed</dd>
      ) : (
        <dd className={classes.sides}>
          <span className={classes.before}>
            <span className="visually-hidden">was </span>
            <OneSide side={edit.before} />
          </span>
          <ArrowIcon size={14} />
          <span className={classes.after}>
            <span className="visually-hidden">is now </span>
            <OneSide side={edit.after} />
          </span>
        </dd>
      )}
    </div>
  );
}

function OneSide({ side }: { side: Side }) {
  const { locale } = useFormats();
  const today = useToday();
  if (side === null) return <span className={classes.nothing}>none</span>;
  if ("money" in side) return <Money minor={side.money} currency={side.currency} size="small" />;
  if ("day" in side) return <time dateTime={side.day}>{briefDay(side.day, today, locale)}</time>;
  return side.isTyped ? <UserText>{side.text}</UserText> : side.text;
}
