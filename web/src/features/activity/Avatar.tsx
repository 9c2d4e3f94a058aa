import type { ComponentType } from "react";
import type { Activity, ActivityKind } from "~/api/types";
import classes from "~/features/activity/Avatar.module.css";
import { hueOf, initialsOf } from "~/features/activity/initials";
import { Bell } from "~/ui/Bell";
import {
  BellIcon,
  BudgetIcon,
  CalendarIcon,
  CoinsIcon,
  FileIcon,
  HouseIcon,
  ImportIcon,
  ListIcon,
  PeopleIcon,
  PiggyIcon,
  TransferIcon,
  WalletIcon,
} from "~/ui/icons";

/** Who did it, and on its corner with what. */
export function Avatar({ entry, name }: { entry: Activity; name: string | null }) {
  const Icon = ICONS[entry.kind];
  return (
    <span className={classes.avatar} aria-hidden="true">
      {entry.actor === null ? (
        <span className={classes.face} data-system>
          <Bell size={22} />
        </span>
      ) : (
        <span className={classes.face} data-hue={hueOf(entry.actor)}>
          {initialsOf(name)}
        </span>
      )}
      <span className={classes.badge} data-severity={entry.action === "raised" ? entry.severity : undefined}>
        <Icon size={12} />
      </span>
    </span>
  );
}

const ICONS: Record<ActivityKind, ComponentType<{ size?: number }>> = {
  transaction: ListIcon,
  transfer: TransferIcon,
  import: ImportIcon,
  account: WalletIcon,
  category: FileIcon,
  tag: FileIcon,
  budget: BudgetIcon,
  goal: PiggyIcon,
  contribution: PiggyIcon,
  recurring: CalendarIcon,
  bill: CalendarIcon,
  alert: BellIcon,
  alert_settings: BellIcon,
  rate: CoinsIcon,
  household: HouseIcon,
  member: PeopleIcon,
};
