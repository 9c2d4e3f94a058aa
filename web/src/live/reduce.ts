import type {
  Account,
  Alert,
  Bill,
  Budget,
  Category,
  Goal,
  GoalProgress,
  Member,
  Rate,
  Recurring,
  RecurringCandidate,
  Tag,
  Transaction,
} from "~/api/types";
import { concerns, type Durable, type Payloads } from "~/live/events";
import { type Ledger, newestFirst, placeOf, TOUCHED_MAX } from "~/live/ledger";

/**
 * The ledger after the events of one or more whole commits.
 *
 * Events at or before the cursor change nothing; those of other households only move it; no row ever goes back
 * to an older version. `at_ms` is when they arrived here.
 */
export function reduce(ledger: Ledger, events: readonly Durable[], at_ms: number): Ledger {
  let next = ledger;
  for (const event of events) {
    if (event.seq <= next.seq) continue;
    if (concerns(event, ledger.household.id)) next = one(next, event, at_ms);
    next = { ...next, seq: event.seq };
  }
  return next;
}

/** Shows a row that the answer to one's own write carried, without waiting for its event. */
export function showRow(ledger: Ledger, row: Transaction, seq: number, at_ms: number): Ledger {
  return transaction(ledger, row, seq, at_ms);
}

interface Rows {
  accounts: Account;
  alerts: Alert;
  bills: Bill;
  budgets: Budget;
  categories: Category;
  goals: Goal;
  rates: Rate;
  recurring: Recurring;
  recurring_candidates: RecurringCandidate;
  tags: Tag;
}
type Noun = keyof Rows;

/** As `showRow`, for a row of another noun; `deleted` takes it away. */
export function showNoun<N extends Noun>(ledger: Ledger, noun: N, row: Rows[N], deleted = false): Ledger {
  return deleted ? remove(ledger, noun, row) : put(ledger, noun, row);
}

function one(ledger: Ledger, event: Durable, at_ms: number): Ledger {
  switch (event.type) {
    case "transaction.created":
    case "transaction.restored":
    case "transaction.deleted":
      return transaction(ledger, event.payload, event.seq, at_ms);
    case "transaction.updated":
      return transaction(ledger, asItIs(event.payload), event.seq, at_ms);
    case "balance.updated":
      return balance(ledger, event.payload);
    case "transactions.imported": {
      const { import_id, done, of } = event.payload;
      return { ...ledger, imports: { ...ledger.imports, [import_id]: { done, of } } };
    }
    case "account.created":
      return put(ledger, "accounts", event.payload);
    case "account.updated":
      return put(ledger, "accounts", asItIs(event.payload));
    case "account.deleted":
      return remove(ledger, "accounts", event.payload);
    case "category.created":
      return put(ledger, "categories", event.payload);
    case "category.updated":
      return put(ledger, "categories", asItIs(event.payload));
    case "category.deleted":
      return remove(ledger, "categories", event.payload);
    case "tag.created":
      return put(ledger, "tags", event.payload);
    case "tag.updated": {
      const { previous_name, ...tag } = event.payload;
      return retag(put(ledger, "tags", tag), previous_name, tag.name);
    }
    case "tag.deleted":
      return retag(remove(ledger, "tags", event.payload), event.payload.name, null);
    default:
      return plans(ledger, event);
  }
}

function plans(ledger: Ledger, event: Durable): Ledger {
  switch (event.type) {
    case "budget.created":
      return put(ledger, "budgets", event.payload);
    case "budget.updated":
      return put(ledger, "budgets", asItIs(event.payload));
    case "budget.deleted":
      return remove(ledger, "budgets", event.payload);
    case "rate.created":
      return put(ledger, "rates", event.payload);
    case "rate.updated":
      return put(ledger, "rates", asItIs(event.payload));
    case "rate.deleted":
      return remove(ledger, "rates", event.payload);
    default:
      return goals(ledger, event);
  }
}

function goals(ledger: Ledger, event: Durable): Ledger {
  switch (event.type) {
    case "goal.created":
      return put(ledger, "goals", event.payload);
    case "goal.updated":
      return put(ledger, "goals", asItIs(event.payload));
    case "goal.deleted": {
      const progress = ledger.goal_progress.filter((known) => known.goal_id !== event.payload.id);
      return remove({ ...ledger, goal_progress: progress }, "goals", event.payload);
    }
    case "goal.progress":
      return { ...ledger, goal_progress: said(ledger.goal_progress, event.payload) };
    default:
      return bills(ledger, event);
  }
}

/** Rules, their open bills, and what may become a rule. */
function bills(ledger: Ledger, event: Durable): Ledger {
  switch (event.type) {
    case "recurring.created":
      return put(ledger, "recurring", event.payload);
    case "recurring.updated":
      return put(ledger, "recurring", asItIs(event.payload));
    case "recurring.deleted": {
      const { id } = event.payload;
      const rest = remove(ledger, "recurring", event.payload);
      return { ...rest, bills: rest.bills.filter((bill) => bill.recurring_id !== id) };
    }
    case "bills.planned":
      return plan(ledger, event.payload);
    case "bill.updated":
      return showBill(ledger, asItIs(event.payload));
    case "recurring_candidate.found":
      return put(ledger, "recurring_candidates", event.payload);
    case "recurring_candidate.updated":
      return showCandidate(ledger, asItIs(event.payload));
    case "recurring_candidate.deleted":
      return remove(ledger, "recurring_candidates", event.payload);
    default:
      return alerts(ledger, event);
  }
}

/** What was last said of each goal. */
function said(known: readonly GoalProgress[], progress: GoalProgress): GoalProgress[] {
  return [...known.filter((each) => each.goal_id !== progress.goal_id), progress];
}

/** A bill planned anew is another one under the same id: it counts from version 1. */
function plan(ledger: Ledger, payload: Payloads["bills.planned"]): Ledger {
  const planned = new Set([...payload.removed, ...payload.bills.map((bill) => bill.id)]);
  const kept = ledger.bills.filter((bill) => !planned.has(bill.id));
  const tombstones = Object.entries(ledger.tombstones).filter(([id]) => !planned.has(id));
  return {
    ...ledger,
    bills: [...kept, ...payload.bills.filter((bill) => bill.state === "open")],
    tombstones: Object.fromEntries(tombstones),
  };
}

/** Only open bills are kept. */
export function showBill(ledger: Ledger, bill: Bill): Ledger {
  return bill.state === "open" ? put(ledger, "bills", bill) : remove(ledger, "bills", bill);
}

/** Only those that nobody has answered are kept. */
export function showCandidate(ledger: Ledger, candidate: RecurringCandidate): Ledger {
  return candidate.state === "open"
    ? put(ledger, "recurring_candidates", candidate)
    : remove(ledger, "recurring_candidates", candidate);
}

/** Only open alerts are kept. */
function alerts(ledger: Ledger, event: Durable): Ledger {
  switch (event.type) {
    case "alert.raised":
      return put(ledger, "alerts", event.payload);
    case "alert.updated": {
      const alert = asItIs(event.payload);
      return alert.state === "raised" ? put(ledger, "alerts", alert) : remove(ledger, "alerts", alert);
    }
    case "alert.resolved":
      return remove(ledger, "alerts", event.payload);
    case "alert_settings.updated": {
      const settings = asItIs(event.payload);
      return settings.version > ledger.alert_settings.version
        ? { ...ledger, alert_settings: settings }
        : ledger;
    }
    default:
      return people(ledger, event);
  }
}

function people(ledger: Ledger, event: Durable): Ledger {
  switch (event.type) {
    case "household.updated":
      return event.payload.version > ledger.household.version
        ? { ...ledger, household: asItIs(event.payload) }
        : ledger;
    case "user.updated":
      return event.payload.version > ledger.user.version ? { ...ledger, user: event.payload } : ledger;
    case "member.joined":
      return joined(ledger, event.payload);
    case "member.updated":
      return joined(ledger, asItIs(event.payload));
    case "member.left": {
      const gone = event.payload.user_id;
      const members = ledger.members.filter((known) => known.user_id !== gone);
      return { ...ledger, members, left: ledger.left || gone === ledger.user.id };
    }
    default:
      return telling(ledger, event);
  }
}

/** What this person is told. Counts that events carry are absolute: the newest event's go. */
function telling(ledger: Ledger, event: Durable): Ledger {
  switch (event.type) {
    case "notification_preferences.updated":
      return { ...ledger, notification_preferences: event.payload };
    case "notification.new":
    case "notification.updated": {
      const { unread, unseen } = event.payload;
      return { ...ledger, inbox_counts: { unread, unseen } };
    }
    case "activity.new": {
      const isNews = !event.payload.grew && event.payload.actor !== ledger.user.id;
      return isNews ? { ...ledger, activity_unread: ledger.activity_unread + 1 } : ledger;
    }
    case "activity.read":
      return { ...ledger, activity_unread: event.payload.unread };
    default:
      return ledger;
  }
}

function joined(ledger: Ledger, member: Member): Ledger {
  const others = ledger.members.filter((known) => known.user_id !== member.user_id);
  const role = member.user_id === ledger.user.id ? member.role : ledger.role;
  return { ...ledger, role, members: [...others, member] };
}

/** What an edit leaves, without what was there before. */
function asItIs<T extends { previous: unknown }>({ previous: _, ...now }: T): Omit<T, "previous"> {
  return now;
}

function transaction(ledger: Ledger, row: Transaction, seq: number, at_ms: number): Ledger {
  const known = ledger.touched[row.id]?.row ?? ledger.transactions.find((held) => held.id === row.id);
  if (known && known.version >= row.version) return ledger;
  const { touched, dropped } = bounded({ ...ledger.touched, [row.id]: { row, seq, at_ms } });
  return {
    ...ledger,
    touched,
    stale: dropped ? ledger.stale + 1 : ledger.stale,
    transactions: placed(ledger, row),
  };
}

function placed(ledger: Ledger, row: Transaction): Transaction[] {
  const rows = ledger.transactions.filter((held) => held.id !== row.id);
  const isShown = row.deleted_at === null && (!ledger.horizon || newestFirst(row, ledger.horizon) <= 0);
  if (isShown) rows.splice(placeOf(rows, row), 0, row);
  return rows;
}

/** Keeps the newest changes only; what is dropped must be read again by the listings that show it. */
function bounded(touched: Record<string, Ledger["touched"][string]>): {
  touched: Ledger["touched"];
  dropped: boolean;
} {
  const entries = Object.entries(touched);
  if (entries.length <= TOUCHED_MAX) return { touched, dropped: false };
  entries.sort(([, a], [, b]) => b.seq - a.seq);
  return { touched: Object.fromEntries(entries.slice(0, TOUCHED_MAX / 2)), dropped: true };
}

function balance(ledger: Ledger, payload: Payloads["balance.updated"]): Ledger {
  const account = ledger.accounts.find((known) => known.id === payload.account_id);
  if (!account || account.balance_version >= payload.version) return ledger;
  const next: Account = {
    ...account,
    balance_minor: payload.balance_minor,
    balance_version: payload.version,
    transaction_count: payload.transaction_count,
  };
  return {
    ...ledger,
    accounts: ledger.accounts.map((known) => (known.id === next.id ? next : known)),
    transactions_total: ledger.transactions_total + next.transaction_count - account.transaction_count,
  };
}

function put<N extends Noun>(ledger: Ledger, noun: N, row: Rows[N]): Ledger {
  if ((ledger.tombstones[row.id] ?? -1) >= row.version) return ledger;
  const rows = ledger[noun] as Rows[N][];
  const known = rows.find((held) => held.id === row.id);
  if (!known) return { ...ledger, [noun]: [...rows, row] };
  const next = noun === "accounts" ? newerAccount(known as Account, row as Account) : newer(known, row);
  if (next === known) return ledger;
  const counted = (next as Partial<Account>).transaction_count ?? 0;
  const before = (known as Partial<Account>).transaction_count ?? 0;
  return {
    ...ledger,
    [noun]: rows.map((held) => (held.id === row.id ? next : held)),
    transactions_total: ledger.transactions_total + counted - before,
  };
}

function newer<T extends { version: number }>(known: T, row: T): T {
  return row.version > known.version ? row : known;
}

/** An account's own fields and its balance have versions of their own; each side keeps its newest. */
function newerAccount(known: Account, row: Account): Account {
  const isOwn = row.version > known.version;
  const isBalance = row.balance_version > known.balance_version;
  if (!isOwn && !isBalance) return known;
  const { balance_minor, balance_version, transaction_count } = isBalance ? row : known;
  return { ...(isOwn ? row : known), balance_minor, balance_version, transaction_count };
}

function remove<N extends Noun>(ledger: Ledger, noun: N, row: Rows[N]): Ledger {
  const rows = ledger[noun] as Rows[N][];
  return {
    ...ledger,
    [noun]: rows.filter((held) => held.id !== row.id),
    tombstones: { ...ledger.tombstones, [row.id]: row.version },
  };
}

/** Rows carry tag names: rename one, or take it out (`to` null), in every row held. */
function retag(ledger: Ledger, from: string, to: string | null): Ledger {
  const inRow = (row: Transaction): Transaction => {
    if (!row.tags.includes(from)) return row;
    const tags = row.tags.flatMap((tag) => (tag !== from ? [tag] : to === null ? [] : [to]));
    return { ...row, tags };
  };
  const touched = Object.fromEntries(
    Object.entries(ledger.touched).map(([id, entry]) => [id, { ...entry, row: inRow(entry.row) }]),
  );
  return { ...ledger, touched, transactions: ledger.transactions.map(inRow), stale: ledger.stale + 1 };
}
