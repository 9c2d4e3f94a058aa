// Generated from the event catalogue by `npm run generate`. Do not edit.

export interface AccountCreated {
  id: string;
  name: string;
  type: "checking" | "savings" | "cash" | "credit_card" | "loan" | "investment" | "property" | "other";
  currency: string;
  opening_balance_minor: number;
  balance_minor: number;
  balance_version: number;
  transaction_count: number;
  archived: boolean;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface AccountDeleted {
  id: string;
  name: string;
  type: "checking" | "savings" | "cash" | "credit_card" | "loan" | "investment" | "property" | "other";
  currency: string;
  opening_balance_minor: number;
  balance_minor: number;
  balance_version: number;
  transaction_count: number;
  archived: boolean;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface AccountUpdated {
  id: string;
  name: string;
  type: "checking" | "savings" | "cash" | "credit_card" | "loan" | "investment" | "property" | "other";
  currency: string;
  opening_balance_minor: number;
  balance_minor: number;
  balance_version: number;
  transaction_count: number;
  archived: boolean;
  version: number;
  created_at: string;
  updated_at: string;
  previous: Record<string, unknown>;
}

export interface AccountWorth {
  account_id: string;
  name: string;
  type: "checking" | "savings" | "cash" | "credit_card" | "loan" | "investment" | "property" | "other";
  currency: string;
  archived: boolean;
  balance_minor: number;
  balances_minor: (number | null)[];
}

export interface Ack {
  seq: number;
}

export interface ActivityChange {
  field: string;
  before: unknown;
  after: unknown;
}

export interface ActivityNew {
  id: string;
  number: number;
  at: string;
  actor: string | null;
  kind: "transaction" | "transfer" | "import" | "account" | "category" | "tag" | "budget" | "goal" | "contribution" | "recurring" | "bill" | "alert" | "alert_settings" | "rate" | "household" | "member";
  action: "created" | "updated" | "deleted" | "restored" | "imported" | "paid" | "unpaid" | "skipped" | "reopened" | "missed" | "raised" | "resolved" | "dismissed" | "joined" | "left";
  count: number;
  subject_id: string | null;
  label: string | null;
  amount_minor: number | null;
  currency: string | null;
  date: string | null;
  account_ids: string[];
  category_ids: string[];
  changes: ActivityChange[];
  alert_kind: "budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found" | null;
  severity: "info" | "warning" | "critical" | null;
  grew: boolean;
}

export interface ActivityRead {
  unread: number;
  read_to: number;
  ids: string[];
}

export interface AlertItem {
  kind: string;
  label: string | null;
  day: string | null;
  amount_minor: number | null;
  id: string | null;
}

export interface AlertNumbers {
  amount_minor: number | null;
  limit_minor: number | null;
  usual_minor: number | null;
  percent: number | null;
  probability: number | null;
  day: string | null;
}

export interface AlertRaised {
  id: string;
  kind: "budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found";
  severity: "info" | "warning" | "critical";
  state: "raised" | "resolved";
  subject_noun: string;
  subject_id: string;
  subject_label: string;
  period: string | null;
  tier: string;
  currency: string | null;
  numbers: AlertNumbers;
  why: AlertItem[];
  times: number;
  dismissed: boolean;
  raised_at: string;
  updated_at: string;
  resolved_at: string | null;
  version: number;
}

export interface AlertResolved {
  id: string;
  kind: "budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found";
  severity: "info" | "warning" | "critical";
  state: "raised" | "resolved";
  subject_noun: string;
  subject_id: string;
  subject_label: string;
  period: string | null;
  tier: string;
  currency: string | null;
  numbers: AlertNumbers;
  why: AlertItem[];
  times: number;
  dismissed: boolean;
  raised_at: string;
  updated_at: string;
  resolved_at: string | null;
  version: number;
}

export interface AlertSettingsUpdated {
  off: ("budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found")[];
  large_expense_minor: number;
  large_deposit_minor: number;
  low_balance_minor: number;
  low_balance_days: number;
  bill_days: number;
  version: number;
  previous: Record<string, unknown>;
}

export interface AlertUpdated {
  id: string;
  kind: "budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found";
  severity: "info" | "warning" | "critical";
  state: "raised" | "resolved";
  subject_noun: string;
  subject_id: string;
  subject_label: string;
  period: string | null;
  tier: string;
  currency: string | null;
  numbers: AlertNumbers;
  why: AlertItem[];
  times: number;
  dismissed: boolean;
  raised_at: string;
  updated_at: string;
  resolved_at: string | null;
  version: number;
  previous: Record<string, unknown>;
}

export interface AnalyticsBudgetUpdated {
  on: string;
  items: BudgetProgress[];
  as_of_seq: number;
}

export interface AnalyticsNetWorthUpdated {
  first: string;
  last: string;
  grain: "day" | "week" | "month" | "quarter" | "year";
  currency: string;
  net_worth_minor: number;
  change_minor: number;
  days: NetWorthDay[];
  accounts: AccountWorth[];
  unconverted: Unconverted[];
  as_of_seq: number;
}

export interface AnalyticsSpendingUpdated {
  period: string;
  first: string;
  last: string;
  on: string;
  currency: string;
  spent_minor: number;
  ahead_minor: number;
  income_minor: number;
  days: DaySpent[];
  categories: CategorySpent[];
  usual: UsualDay[];
  periods_known: number;
  unconverted: Unconverted[];
  as_of_seq: number;
}

export interface AuthRefresh {
  token: string;
}

export interface BalanceUpdated {
  account_id: string;
  balance_minor: number;
  currency: string;
  version: number;
  transaction_count: number;
}

export interface Bill {
  id: string;
  recurring_id: string;
  rule_date: string;
  due_date: string;
  missed_after: string;
  currency: string;
  amount_min_minor: number;
  amount_max_minor: number;
  state: "open" | "paid" | "skipped" | "missed";
  transaction_id: string | null;
  paid_date: string | null;
  paid_minor: number | null;
  paid_currency: string | null;
  price_change_minor: number | null;
  by_hand: boolean;
  version: number;
}

export interface BillUpdated {
  id: string;
  recurring_id: string;
  rule_date: string;
  due_date: string;
  missed_after: string;
  currency: string;
  amount_min_minor: number;
  amount_max_minor: number;
  state: "open" | "paid" | "skipped" | "missed";
  transaction_id: string | null;
  paid_date: string | null;
  paid_minor: number | null;
  paid_currency: string | null;
  price_change_minor: number | null;
  by_hand: boolean;
  version: number;
  previous: Record<string, unknown>;
}

export interface BillsPlanned {
  recurring_id: string;
  bills: Bill[];
  removed: string[];
}

export interface BudgetAlert {
  alert_id: string;
  budget_id: string;
  kind: "threshold" | "over" | "predicted";
  tier: string;
  spent_minor: number;
  limit_minor: number;
  currency: string;
  probability: number | null;
  reasons: AlertItem[];
}

export interface BudgetAlerts {
  threshold: boolean;
  over: boolean;
  predicted: boolean;
}

export interface BudgetCreated {
  id: string;
  name: string;
  period: "weekly" | "two_weekly" | "monthly" | "quarterly" | "yearly";
  anchor_date: string;
  category_ids: string[] | null;
  currency: string;
  limit_minor: number;
  rollover: "none" | "positive" | "full";
  rollover_since: string;
  thresholds: number[];
  alerts: BudgetAlerts;
  paused: boolean;
  archived: boolean;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface BudgetDeleted {
  id: string;
  name: string;
  period: "weekly" | "two_weekly" | "monthly" | "quarterly" | "yearly";
  anchor_date: string;
  category_ids: string[] | null;
  currency: string;
  limit_minor: number;
  rollover: "none" | "positive" | "full";
  rollover_since: string;
  thresholds: number[];
  alerts: BudgetAlerts;
  paused: boolean;
  archived: boolean;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface BudgetProgress {
  budget_id: string;
  on: string;
  period_start: string;
  period_end: string;
  days_left: number;
  currency: string;
  limit_minor: number;
  carried_minor: number;
  available_minor: number;
  spent_minor: number;
  left_minor: number;
  left_per_day_minor: number;
  percent: number | null;
  thresholds_reached: number[];
  state: "within" | "reached" | "over";
  upcoming_minor: number;
  upcoming: Upcoming[];
  unconverted: Unconverted[];
  carried_unconverted: Unconverted[];
  projection: Projection;
}

export interface BudgetUpdated {
  id: string;
  name: string;
  period: "weekly" | "two_weekly" | "monthly" | "quarterly" | "yearly";
  anchor_date: string;
  category_ids: string[] | null;
  currency: string;
  limit_minor: number;
  rollover: "none" | "positive" | "full";
  rollover_since: string;
  thresholds: number[];
  alerts: BudgetAlerts;
  paused: boolean;
  archived: boolean;
  version: number;
  created_at: string;
  updated_at: string;
  previous: Record<string, unknown>;
}

export interface CandidatePayment {
  transaction_id: string;
  date: string;
  amount_minor: number;
}

export interface CategoryCreated {
  id: string;
  name: string;
  kind: "income" | "expense";
  parent_id: string | null;
  archived: boolean;
  version: number;
}

export interface CategoryDeleted {
  id: string;
  name: string;
  kind: "income" | "expense";
  parent_id: string | null;
  archived: boolean;
  version: number;
}

export interface CategorySpent {
  category_id: string | null;
  spent_minor: number;
}

export interface CategoryUpdated {
  id: string;
  name: string;
  kind: "income" | "expense";
  parent_id: string | null;
  archived: boolean;
  version: number;
  previous: Record<string, unknown>;
}

export interface ContributionCreated {
  id: string;
  goal_id: string;
  date: string;
  amount_minor: number;
  note: string | null;
  version: number;
}

export interface ContributionDeleted {
  id: string;
  goal_id: string;
  date: string;
  amount_minor: number;
  note: string | null;
  version: number;
}

export interface ContributionUpdated {
  id: string;
  goal_id: string;
  date: string;
  amount_minor: number;
  note: string | null;
  version: number;
  previous: Record<string, unknown>;
}

export interface DaySpent {
  date: string;
  spent_minor: number;
  total_minor: number;
}

export interface GoalAccount {
  account_id: string;
  percent: number;
}

export interface GoalCreated {
  id: string;
  name: string;
  kind: "save_up" | "pay_down";
  currency: string;
  target_minor: number;
  rest_minor: number;
  target_date: string | null;
  fed_by: "accounts" | "contributions";
  accounts: GoalAccount[];
  archived: boolean;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface GoalDeleted {
  id: string;
  name: string;
  kind: "save_up" | "pay_down";
  currency: string;
  target_minor: number;
  rest_minor: number;
  target_date: string | null;
  fed_by: "accounts" | "contributions";
  accounts: GoalAccount[];
  archived: boolean;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface GoalProgressed {
  goal_id: string;
  on: string;
  currency: string;
  whole_minor: number;
  saved_minor: number;
  left_minor: number;
  percent: number;
  milestones_reached: number[];
  required_minor: number | null;
  pace_minor: number | null;
  pace_days: number;
  projected_date: string | null;
  state: "undated" | "unknown" | "on_track" | "behind" | "reached";
  unconverted: Unconverted[];
}

export interface GoalUpdated {
  id: string;
  name: string;
  kind: "save_up" | "pay_down";
  currency: string;
  target_minor: number;
  rest_minor: number;
  target_date: string | null;
  fed_by: "accounts" | "contributions";
  accounts: GoalAccount[];
  archived: boolean;
  version: number;
  created_at: string;
  updated_at: string;
  previous: Record<string, unknown>;
}

export interface Gone {}

export interface HouseholdCreated {
  id: string;
  name: string;
  timezone: string;
  currency: string;
  version: number;
  created_at: string;
  founder: Member;
}

export interface HouseholdUpdated {
  id: string;
  name: string;
  timezone: string;
  currency: string;
  version: number;
  created_at: string;
  previous: Record<string, unknown>;
}

export interface Member {
  user_id: string;
  name: string;
  email: string;
  role: "owner" | "member" | "viewer";
  joined_at: string;
}

export interface MemberJoined {
  user_id: string;
  name: string;
  email: string;
  role: "owner" | "member" | "viewer";
  joined_at: string;
}

export interface MemberLeft {
  user_id: string;
  name: string;
  email: string;
  role: "owner" | "member" | "viewer";
  joined_at: string;
}

export interface MemberUpdated {
  user_id: string;
  name: string;
  email: string;
  role: "owner" | "member" | "viewer";
  joined_at: string;
  previous: Record<string, unknown>;
}

export interface NetWorthDay {
  date: string;
  net_worth_minor: number;
  assets_minor: number;
  debts_minor: number;
}

export interface NotificationNew {
  unread: number;
  unseen: number;
  id: string;
  household: string | null;
  type: "budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found" | "transaction_recorded" | "transactions_imported" | "member_joined" | "member_left" | "new_device" | "password_changed" | "digest" | "weekly_summary" | "monthly_summary" | "webhook_disabled" | "test";
  severity: "info" | "warning" | "critical";
  title: string;
  body: string;
  args: Record<string, unknown>;
  subject_noun: string;
  subject_id: string | null;
  group_key: string;
  created_at: string;
  expires_at: string;
  seen_at: string | null;
  read_at: string | null;
  archived_at: string | null;
  snoozed_until: string | null;
}

export interface NotificationUpdated {
  unread: number;
  unseen: number;
  ids: string[];
  up_to: string | null;
  change: "seen" | "read" | "unread" | "archived" | "unarchived" | "snoozed" | "woken";
  at: string;
  until: string | null;
}

export interface Ping {
  [field: string]: unknown;
}

export interface Pong {
  [field: string]: unknown;
}

export interface PreferencesUpdated {
  email_enabled: boolean;
  push_enabled: boolean;
  sms_enabled: boolean;
  transaction_alerts: boolean;
  budget_alerts: boolean;
  goal_alerts: boolean;
  recurring_alerts: boolean;
  weekly_summary: boolean;
  monthly_summary: boolean;
  quiet_hours_enabled: boolean;
  quiet_hours_start: string | null;
  quiet_hours_end: string | null;
  frequency: "instant" | "hourly" | "daily" | "weekly";
  fcm_token: string | null;
  apns_token: string | null;
  timezone: string | null;
  locale: string | null;
  digest_hour: number;
  digest_weekday: number;
  amounts_in_push: boolean;
  overrides: TypePreference[];
  version: number;
  created_at: string;
  updated_at: string;
}

export interface Projection {
  probability: number | null;
  tier: "none" | "watch" | "likely" | "over";
  p10_minor: number | null;
  p50_minor: number | null;
  p90_minor: number | null;
  usual_rest_minor: number;
  periods_known: number;
}

export interface RateCreated {
  id: string;
  base: string;
  quote: string;
  date: string;
  rate: string;
  version: number;
}

export interface RateDeleted {
  id: string;
  base: string;
  quote: string;
  date: string;
  rate: string;
  version: number;
}

export interface RateUpdated {
  id: string;
  base: string;
  quote: string;
  date: string;
  rate: string;
  version: number;
  previous: Record<string, unknown>;
}

export interface RatesImported {
  count: number;
  currencies: string[];
  from_date: string;
  to_date: string;
}

export interface RecurringCandidateDeleted {
  id: string;
  payee: string;
  account_id: string | null;
  category_id: string | null;
  currency: string;
  amount_min_minor: number;
  amount_max_minor: number;
  rhythm: "weekly" | "two_weekly" | "monthly" | "quarterly" | "yearly";
  rrule: string;
  weekend: "none" | "before" | "after";
  start_date: string;
  next_date: string;
  seen: number;
  payments: CandidatePayment[];
  state: "open" | "confirmed" | "rejected";
  recurring_id: string | null;
  version: number;
}

export interface RecurringCandidateFound {
  id: string;
  payee: string;
  account_id: string | null;
  category_id: string | null;
  currency: string;
  amount_min_minor: number;
  amount_max_minor: number;
  rhythm: "weekly" | "two_weekly" | "monthly" | "quarterly" | "yearly";
  rrule: string;
  weekend: "none" | "before" | "after";
  start_date: string;
  next_date: string;
  seen: number;
  payments: CandidatePayment[];
  state: "open" | "confirmed" | "rejected";
  recurring_id: string | null;
  version: number;
}

export interface RecurringCandidateUpdated {
  id: string;
  payee: string;
  account_id: string | null;
  category_id: string | null;
  currency: string;
  amount_min_minor: number;
  amount_max_minor: number;
  rhythm: "weekly" | "two_weekly" | "monthly" | "quarterly" | "yearly";
  rrule: string;
  weekend: "none" | "before" | "after";
  start_date: string;
  next_date: string;
  seen: number;
  payments: CandidatePayment[];
  state: "open" | "confirmed" | "rejected";
  recurring_id: string | null;
  version: number;
  previous: Record<string, unknown>;
}

export interface RecurringCreated {
  id: string;
  name: string;
  payee: string;
  account_id: string | null;
  category_id: string | null;
  currency: string;
  amount_min_minor: number;
  amount_max_minor: number;
  rrule: string;
  start_date: string;
  weekend: "none" | "before" | "after";
  auto_post: boolean;
  status: "active" | "paused" | "ended";
  version: number;
  created_at: string;
  updated_at: string;
}

export interface RecurringDeleted {
  id: string;
  name: string;
  payee: string;
  account_id: string | null;
  category_id: string | null;
  currency: string;
  amount_min_minor: number;
  amount_max_minor: number;
  rrule: string;
  start_date: string;
  weekend: "none" | "before" | "after";
  auto_post: boolean;
  status: "active" | "paused" | "ended";
  version: number;
  created_at: string;
  updated_at: string;
}

export interface RecurringUpdated {
  id: string;
  name: string;
  payee: string;
  account_id: string | null;
  category_id: string | null;
  currency: string;
  amount_min_minor: number;
  amount_max_minor: number;
  rrule: string;
  start_date: string;
  weekend: "none" | "before" | "after";
  auto_post: boolean;
  status: "active" | "paused" | "ended";
  version: number;
  created_at: string;
  updated_at: string;
  previous: Record<string, unknown>;
}

export interface ResyncRequired {
  reason: "epoch" | "pruned" | "ahead" | "behind" | "joined";
  head: number;
}

export interface SessionDraining {
  retry_after_ms: number;
}

export interface SessionExpiring {
  expires_at: string;
}

export interface SessionReady {
  connection_id: string;
  device_id: string;
  user_id: string;
  household: string | null;
  head: number;
  epoch: string;
  resumed: boolean;
  heartbeat_s: number;
  server_time: string;
}

export interface SessionRefreshed {
  expires_at: string;
}

export interface Split {
  amount_minor: number;
  category_id: string | null;
  note: string | null;
}

export interface SubscribeAnalytics {
  period: string | null;
}

export interface Subscribed {
  topic: "analytics";
  period: string | null;
}

export interface TagCreated {
  id: string;
  name: string;
  version: number;
}

export interface TagDeleted {
  id: string;
  name: string;
  version: number;
}

export interface TagUpdated {
  id: string;
  name: string;
  version: number;
  previous_name: string;
}

export interface TransactionCreated {
  id: string;
  account_id: string;
  date: string;
  amount_minor: number;
  currency: string;
  payee: string | null;
  note: string | null;
  category_id: string | null;
  tags: string[];
  splits: Split[];
  transfer_id: string | null;
  transfer_peer_id: string | null;
  transfer_account_id: string | null;
  import_id: string | null;
  version: number;
  created_by: string;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

export interface TransactionDeleted {
  id: string;
  account_id: string;
  date: string;
  amount_minor: number;
  currency: string;
  payee: string | null;
  note: string | null;
  category_id: string | null;
  tags: string[];
  splits: Split[];
  transfer_id: string | null;
  transfer_peer_id: string | null;
  transfer_account_id: string | null;
  import_id: string | null;
  version: number;
  created_by: string;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

export interface TransactionRestored {
  id: string;
  account_id: string;
  date: string;
  amount_minor: number;
  currency: string;
  payee: string | null;
  note: string | null;
  category_id: string | null;
  tags: string[];
  splits: Split[];
  transfer_id: string | null;
  transfer_peer_id: string | null;
  transfer_account_id: string | null;
  import_id: string | null;
  version: number;
  created_by: string;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

export interface TransactionUpdated {
  id: string;
  account_id: string;
  date: string;
  amount_minor: number;
  currency: string;
  payee: string | null;
  note: string | null;
  category_id: string | null;
  tags: string[];
  splits: Split[];
  transfer_id: string | null;
  transfer_peer_id: string | null;
  transfer_account_id: string | null;
  import_id: string | null;
  version: number;
  created_by: string;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
  previous: Record<string, unknown>;
}

export interface TransactionsChanged {
  action: "created" | "updated" | "deleted" | "restored";
  count: number;
  account_ids: string[];
  category_ids: string[];
  from_date: string;
  to_date: string;
}

export interface TransactionsImported {
  count: number;
  account_ids: string[];
  category_ids: string[];
  from_date: string;
  to_date: string;
  import_id: string;
  done: number;
  of: number;
}

export interface TypePreference {
  type: "budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found" | "transaction_recorded" | "transactions_imported" | "member_joined" | "member_left" | "new_device" | "password_changed" | "digest" | "weekly_summary" | "monthly_summary" | "webhook_disabled" | "test";
  channel: "push" | "email" | "sms" | "apprise" | "webhook";
  enabled: boolean;
  frequency: "instant" | "hourly" | "daily" | "weekly" | null;
}

export interface Unconverted {
  currency: string;
  amount_minor: number;
}

export interface UnsubscribeAnalytics {}

export interface Unsubscribed {
  topic: "analytics";
}

export interface Upcoming {
  date: string;
  name: string;
  amount_minor: number;
  kind: "booked" | "bill" | "seen";
  id: string | null;
}

export interface UserUpdated {
  id: string;
  email: string;
  name: string;
  timezone: string;
  locale: string;
  is_admin: boolean;
  version: number;
  created_at: string;
}

export interface UsualDay {
  date: string;
  p10_minor: number;
  p50_minor: number;
  p90_minor: number;
}

export interface WireError {
  code: string;
  message: string;
  ref: string | null;
}

export interface EventPayloads {
  "account.created": AccountCreated;
  "account.deleted": AccountDeleted;
  "account.updated": AccountUpdated;
  "activity.new": ActivityNew;
  "activity.read": ActivityRead;
  "alert.raised": AlertRaised;
  "alert.resolved": AlertResolved;
  "alert.updated": AlertUpdated;
  "alert_settings.updated": AlertSettingsUpdated;
  "balance.updated": BalanceUpdated;
  "bill.updated": BillUpdated;
  "bills.planned": BillsPlanned;
  "budget.alert": BudgetAlert;
  "budget.created": BudgetCreated;
  "budget.deleted": BudgetDeleted;
  "budget.updated": BudgetUpdated;
  "category.created": CategoryCreated;
  "category.deleted": CategoryDeleted;
  "category.updated": CategoryUpdated;
  "contribution.created": ContributionCreated;
  "contribution.deleted": ContributionDeleted;
  "contribution.updated": ContributionUpdated;
  "goal.created": GoalCreated;
  "goal.deleted": GoalDeleted;
  "goal.progress": GoalProgressed;
  "goal.updated": GoalUpdated;
  "gone": Gone;
  "household.created": HouseholdCreated;
  "household.updated": HouseholdUpdated;
  "member.joined": MemberJoined;
  "member.left": MemberLeft;
  "member.updated": MemberUpdated;
  "notification.new": NotificationNew;
  "notification.updated": NotificationUpdated;
  "notification_preferences.updated": PreferencesUpdated;
  "rate.created": RateCreated;
  "rate.deleted": RateDeleted;
  "rate.updated": RateUpdated;
  "rates.imported": RatesImported;
  "recurring.created": RecurringCreated;
  "recurring.deleted": RecurringDeleted;
  "recurring.updated": RecurringUpdated;
  "recurring_candidate.deleted": RecurringCandidateDeleted;
  "recurring_candidate.found": RecurringCandidateFound;
  "recurring_candidate.updated": RecurringCandidateUpdated;
  "tag.created": TagCreated;
  "tag.deleted": TagDeleted;
  "tag.updated": TagUpdated;
  "transaction.created": TransactionCreated;
  "transaction.deleted": TransactionDeleted;
  "transaction.restored": TransactionRestored;
  "transaction.updated": TransactionUpdated;
  "transactions.changed": TransactionsChanged;
  "transactions.imported": TransactionsImported;
  "user.updated": UserUpdated;
}

export interface MessagePayloads {
  "analytics.budget_updated": AnalyticsBudgetUpdated;
  "analytics.net_worth_updated": AnalyticsNetWorthUpdated;
  "analytics.spending_updated": AnalyticsSpendingUpdated;
  "error": WireError;
  "pong": Pong;
  "resync.required": ResyncRequired;
  "session.draining": SessionDraining;
  "session.expiring": SessionExpiring;
  "session.ready": SessionReady;
  "session.refreshed": SessionRefreshed;
  "subscribed": Subscribed;
  "unsubscribed": Unsubscribed;
}

export interface ClientPayloads {
  "ping": Ping;
  "ack": Ack;
  "auth.refresh": AuthRefresh;
  "subscribe.analytics": SubscribeAnalytics;
  "unsubscribe.analytics": UnsubscribeAnalytics;
}
