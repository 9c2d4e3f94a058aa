import type { ComponentType } from "react";
import type { parts } from "~/features/shell/parts";
import {
  ActivityIcon,
  BellIcon,
  BudgetIcon,
  CalendarIcon,
  DashboardIcon,
  GearIcon,
  ImportIcon,
  InboxIcon,
  ListIcon,
  PeopleIcon,
  TargetIcon,
  WalletIcon,
} from "~/ui/icons";

/** One screen: where it is, what it is called, and where the way to it stands. */
export interface Screen {
  /** The screen has everything below it, too: "/budgets/some-id". */
  path: string;
  title: string;
  Icon: ComponentType<{ size?: number }>;
  part: Exclude<keyof typeof parts, "contacts" | "editor" | "notifications" | "webhooks">;
  /** Among what one does with money, or with the app; "bar": by the bell in the bar above. */
  group: "money" | "app" | "bar";
  /** Stands in the phone's bar; the others are behind "More". At most three. */
  isTab?: boolean;
  /** Viewers have no use for it. */
  isForWriters?: boolean;
}

/** In the order of the menu. A new screen is one line here and one in `parts`. */
export const SCREENS: readonly Screen[] = [
  { path: "/", title: "Dashboard", Icon: DashboardIcon, part: "dashboard", group: "money", isTab: true },
  {
    path: "/transactions",
    title: "Transactions",
    Icon: ListIcon,
    part: "transactions",
    group: "money",
    isTab: true,
  },
  { path: "/budgets", title: "Budgets", Icon: BudgetIcon, part: "budgets", group: "money", isTab: true },
  { path: "/goals", title: "Goals", Icon: TargetIcon, part: "goals", group: "money" },
  { path: "/bills", title: "Bills", Icon: CalendarIcon, part: "bills", group: "money" },
  { path: "/accounts", title: "Accounts", Icon: WalletIcon, part: "accounts", group: "money" },
  {
    path: "/alerts",
    title: "Alerts",
    Icon: BellIcon,
    part: "alerts",
    group: "money",
  },
  { path: "/activity", title: "Activity", Icon: ActivityIcon, part: "activity", group: "money" },
  {
    path: "/import",
    title: "Import",
    Icon: ImportIcon,
    part: "import",
    group: "app",
    isForWriters: true,
  },
  { path: "/inbox", title: "Inbox", Icon: InboxIcon, part: "inbox", group: "bar" },
  { path: "/household", title: "Household", Icon: PeopleIcon, part: "household", group: "app" },
  { path: "/settings", title: "Settings", Icon: GearIcon, part: "settings", group: "app" },
];

export const MORE = "/more";

/** The screen that shows `pathname`: the one whose path reaches furthest. */
export function screenAt(pathname: string): Screen | undefined {
  const found = SCREENS.filter(
    ({ path }) => pathname === path || (path !== "/" && pathname.startsWith(`${path}/`)),
  );
  return found.sort((a, b) => b.path.length - a.path.length)[0];
}

export function titleAt(pathname: string): string {
  if (pathname === MORE) return "More";
  return screenAt(pathname)?.title ?? "Pennybell";
}

/** Whether the way to `screen` is where one is. While one account's rows are shown, that account is. */
export function isCurrent(screen: Screen, pathname: string, search: string): boolean {
  if (screenAt(pathname) !== screen) return false;
  return screen.path !== "/transactions" || !new URLSearchParams(search).has("account");
}
