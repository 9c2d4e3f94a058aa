/** Rows for the tests of this folder. */
import type {
  Account,
  Bill,
  Budget,
  Goal,
  GoalProgress,
  Rate,
  Recurring,
  RecurringCandidate,
  Snapshot,
  Transaction,
} from "~/api/types";
import type { Durable, Payloads } from "~/live/events";
import { fromSnapshot, type Ledger } from "~/live/ledger";

export const HOME = "household-1";

export function account(id: string, further: Partial<Account> = {}): Account {
  return {
    id,
    name: id,
    type: "checking",
    currency: "EUR",
    opening_balance_minor: 0,
    balance_minor: 0,
    balance_version: 1,
    transaction_count: 0,
    archived: false,
    version: 1,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    ...further,
  };
}

export function row(id: string, further: Partial<Transaction> = {}): Transaction {
  return {
    id,
    account_id: "a1",
    date: "2026-01-20",
    amount_minor: -100,
    currency: "EUR",
    payee: "Baker",
    note: null,
    category_id: null,
    tags: [],
    splits: [],
    transfer_id: null,
    transfer_peer_id: null,
    transfer_account_id: null,
    import_id: null,
    version: 1,
    created_by: "u1",
    created_at: "2026-01-20T00:00:00Z",
    updated_at: "2026-01-20T00:00:00Z",
    deleted_at: null,
    ...further,
  };
}

export function notification(
  further: Partial<Payloads["notification.new"]> = {},
): Payloads["notification.new"] {
  return {
    id: "n1",
    household: HOME,
    type: "budget_over",
    severity: "warning",
    title: "Groceries is over budget",
    body: "",
    args: {},
    subject_noun: "alert",
    subject_id: "alert-1",
    group_key: "budget:b1",
    created_at: "2026-01-20T00:00:00Z",
    expires_at: "2026-04-20T00:00:00Z",
    seen_at: null,
    read_at: null,
    archived_at: null,
    snoozed_until: null,
    unread: 1,
    unseen: 1,
    ...further,
  };
}

export function activity(
  id: string,
  further: Partial<Payloads["activity.new"]> = {},
): Payloads["activity.new"] {
  return {
    id,
    number: 1,
    at: "2026-01-20T10:00:00Z",
    actor: "u2",
    kind: "transaction",
    action: "created",
    count: 1,
    subject_id: "t1",
    label: "Baker",
    amount_minor: -100,
    currency: "EUR",
    date: "2026-01-20",
    account_ids: ["a1"],
    category_ids: [],
    changes: [],
    alert_kind: null,
    severity: null,
    grew: false,
    ...further,
  };
}

export function budget(id: string, further: Partial<Budget> = {}): Budget {
  return {
    id,
    name: id,
    period: "monthly",
    anchor_date: "2026-01-01",
    category_ids: null,
    currency: "EUR",
    limit_minor: 10_000,
    rollover: "none",
    rollover_since: "2026-01-01",
    thresholds: [50, 80, 100],
    alerts: { threshold: true, over: true, predicted: true },
    paused: false,
    archived: false,
    version: 1,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    ...further,
  };
}

export function goal(id: string, further: Partial<Goal> = {}): Goal {
  return {
    id,
    name: id,
    kind: "save_up",
    currency: "EUR",
    target_minor: 100_000,
    rest_minor: 0,
    target_date: null,
    fed_by: "contributions",
    accounts: [],
    archived: false,
    version: 1,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    ...further,
  };
}

export function goalProgress(goal_id: string, further: Partial<GoalProgress> = {}): GoalProgress {
  return {
    goal_id,
    on: "2026-01-26",
    currency: "EUR",
    whole_minor: 100_000,
    saved_minor: 30_000,
    left_minor: 70_000,
    percent: 30,
    milestones_reached: [25],
    required_minor: null,
    pace_minor: null,
    pace_days: 0,
    projected_date: null,
    state: "undated",
    unconverted: [],
    ...further,
  };
}

export function rate(id: string, further: Partial<Rate> = {}): Rate {
  return { id, base: "USD", quote: "EUR", date: "2026-01-26", rate: "0.9", version: 1, ...further };
}

export function rule(id: string, further: Partial<Recurring> = {}): Recurring {
  return {
    id,
    name: id,
    payee: id,
    account_id: null,
    category_id: null,
    currency: "EUR",
    amount_min_minor: -1_000,
    amount_max_minor: -1_000,
    rrule: "FREQ=MONTHLY",
    start_date: "2026-01-31",
    weekend: "none",
    auto_post: false,
    status: "active",
    version: 1,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    ...further,
  };
}

export function candidate(id: string, further: Partial<RecurringCandidate> = {}): RecurringCandidate {
  return {
    id,
    payee: "Streaming",
    account_id: "a1",
    category_id: null,
    currency: "EUR",
    amount_min_minor: -1299,
    amount_max_minor: -1299,
    rhythm: "monthly",
    rrule: "FREQ=MONTHLY;BYMONTHDAY=6",
    weekend: "none",
    start_date: "2025-10-06",
    next_date: "2026-02-06",
    seen: 4,
    payments: [{ transaction_id: "t1", date: "2026-01-06", amount_minor: -1299 }],
    state: "open",
    recurring_id: null,
    version: 1,
    ...further,
  };
}

export function bill(id: string, further: Partial<Bill> = {}): Bill {
  return {
    id,
    recurring_id: "r1",
    rule_date: "2026-01-31",
    due_date: "2026-01-31",
    missed_after: "2026-02-14",
    currency: "EUR",
    amount_min_minor: -1_000,
    amount_max_minor: -1_000,
    state: "open",
    transaction_id: null,
    paid_date: null,
    paid_minor: null,
    paid_currency: null,
    price_change_minor: null,
    by_hand: false,
    version: 1,
    ...further,
  };
}

export function snapshot(further: Partial<Snapshot> = {}): Snapshot {
  return {
    seq: 10,
    epoch: "e1",
    household: { id: HOME, name: "Home", timezone: "UTC", currency: "EUR", version: 1, created_at: "" },
    role: "owner",
    user: {
      id: "u1",
      email: "a@example.org",
      name: "Ada",
      timezone: "UTC",
      locale: "en",
      is_admin: true,
      version: 1,
      created_at: "",
    },
    members: [{ user_id: "u1", name: "Ada", email: "a@example.org", role: "owner", joined_at: "" }],
    accounts: [account("a1")],
    categories: [],
    tags: [],
    budgets: [],
    goals: [],
    goal_progress: [],
    rates: [],
    recurring: [],
    bills: [],
    recurring_candidates: [],
    alerts: [],
    alert_settings: {
      off: [],
      large_expense_minor: 50_000,
      large_deposit_minor: 100_000,
      low_balance_minor: 10_000,
      low_balance_days: 14,
      bill_days: 3,
      version: 1,
    },
    notification_preferences: {
      email_enabled: true,
      push_enabled: true,
      sms_enabled: false,
      transaction_alerts: true,
      budget_alerts: true,
      goal_alerts: true,
      recurring_alerts: true,
      weekly_summary: false,
      monthly_summary: false,
      quiet_hours_enabled: false,
      quiet_hours_start: null,
      quiet_hours_end: null,
      frequency: "instant",
      fcm_token: null,
      apns_token: null,
      timezone: null,
      locale: null,
      digest_hour: 8,
      digest_weekday: 0,
      amounts_in_push: false,
      overrides: [],
      version: 1,
      created_at: "",
      updated_at: "",
    },
    inbox_counts: { unread: 0, unseen: 0 },
    activity_unread: 0,
    transactions: [],
    horizon: null,
    transactions_total: 0,
    ...further,
  };
}

export function ledger(further: Partial<Snapshot> = {}): Ledger {
  return fromSnapshot(snapshot(further));
}

export function event<T extends keyof Payloads>(
  seq: number,
  type: T,
  payload: Payloads[T],
  place: { commit?: number; household?: string | null } = {},
): Durable {
  return {
    type,
    payload,
    seq,
    commit: place.commit ?? seq,
    ...(place.household !== null && { household: place.household ?? HOME }),
    id: `event-${seq}`,
    timestamp: "2026-01-26T10:30:00Z",
  } as Durable;
}
