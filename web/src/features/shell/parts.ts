import { patiently } from "~/lib/loading";

/** The parts of the app that are not needed for the first sight of it. */
export const parts = {
  accounts: patiently(() => import("~/features/accounts/AccountsPage")),
  transactions: patiently(() => import("~/features/transactions/TransactionsPage")),
  contacts: patiently(() => import("~/features/contacts/ContactsPage")),
  dashboard: patiently(() => import("~/features/dashboard/DashboardPage")),
  activity: patiently(() => import("~/features/activity/ActivityPage")),
  alerts: patiently(() => import("~/features/alerts/AlertsPage")),
  bills: patiently(() => import("~/features/bills/BillsPage")),
  budgets: patiently(() => import("~/features/budgets/BudgetsPage")),
  goals: patiently(() => import("~/features/goals/GoalsPage")),
  editor: patiently(() => import("~/features/transactions/Editor")),
  household: patiently(() => import("~/features/household/HouseholdPage")),
  settings: patiently(() => import("~/features/settings/SettingsPage")),
  import: patiently(() => import("~/features/import/ImportPage")),
  inbox: patiently(() => import("~/features/inbox/InboxPage")),
  notifications: patiently(() => import("~/features/notifications/NotificationsPage")),
  categories: patiently(() => import("~/features/categories/CategoriesPage")),
  rates: patiently(() => import("~/features/rates/RatesPage")),
  webhooks: patiently(() => import("~/features/webhooks/WebhooksPage")),
  more: patiently(() => import("~/features/shell/MorePage")),
};

const AFTER_MS = 150;

/** Brings the rest while nobody waits: later the network may be away, or the server newer than this page. */
export function bringTheRest(): () => void {
  const timer = window.setTimeout(async () => {
    for (const load of Object.values(parts)) await load().catch(() => {});
  }, AFTER_MS);
  return () => window.clearTimeout(timer);
}
