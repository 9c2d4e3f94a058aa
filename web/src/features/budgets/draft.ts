import type { Budget, BudgetPeriod, Rollover } from "~/api/types";
import { exponentOf } from "~/lib/currencies";
import { addDays } from "~/lib/dates";
import { type Parsed, parseAmount, toInput } from "~/lib/money";
import type { BudgetChanges, BudgetDraft } from "~/queries/budgets";

/** What stands in the form, as typed. */
export interface Draft {
  name: string;
  amount: string;
  currency: string;
  period: BudgetPeriod;
  /** 1 Monday to 7 Sunday: weekly budgets. */
  weekday: number;
  /** 1 to 31: monthly budgets. */
  day: number;
  /** A day that a period starts on: all others. */
  start: string;
  isAll: boolean;
  category_ids: string[];
  rollover: Rollover;
  thresholds: string;
  alerts: Budget["alerts"];
}

type Reason = Extract<Parsed, { ok: false }>["reason"];
export type Complaint = Reason | "negative" | "missing" | "none" | "thresholds";

export type Read =
  | { ok: true; body: BudgetDraft }
  | { ok: false; complaints: Partial<Record<keyof Draft, Complaint>> };

export function emptyDraft(currency: string, today: string): Draft {
  return {
    name: "",
    amount: "",
    currency,
    period: "monthly",
    weekday: 1,
    day: 1,
    start: `${today.slice(0, 7)}-01`,
    isAll: false,
    category_ids: [],
    rollover: "none",
    thresholds: "50, 80, 100",
    alerts: { threshold: true, over: true, predicted: true },
  };
}

export function draftOf(budget: Budget, decimal: "." | ","): Draft {
  return {
    name: budget.name,
    amount: toInput(budget.limit_minor, exponentOf(budget.currency), decimal),
    currency: budget.currency,
    period: budget.period,
    weekday: weekdayOf(budget.anchor_date),
    day: Number(budget.anchor_date.slice(8)),
    start: budget.anchor_date,
    isAll: budget.category_ids === null,
    category_ids: budget.category_ids ?? [],
    rollover: budget.rollover,
    thresholds: budget.thresholds.join(", "),
    alerts: budget.alerts,
  };
}

/** What the form says, ready to be sent; or what is wrong, by field. */
export function readDraft(draft: Draft, decimal: "." | ","): Read {
  const complaints: Partial<Record<keyof Draft, Complaint>> = {};
  if (draft.name.trim() === "") complaints.name = "missing";
  const amount = parseAmount(draft.amount, exponentOf(draft.currency), decimal);
  if (!amount.ok) complaints.amount = amount.reason;
  else if (amount.minor < 0) complaints.amount = "negative";
  const thresholds = readThresholds(draft.thresholds);
  if (!thresholds) complaints.thresholds = "thresholds";
  if (!draft.isAll && draft.category_ids.length === 0) complaints.category_ids = "none";
  const anchor_date = anchorOf(draft);
  if (anchor_date === "") complaints.start = "missing";
  if (!amount.ok || !thresholds || Object.keys(complaints).length > 0) return { ok: false, complaints };
  return {
    ok: true,
    body: {
      name: draft.name.trim(),
      limit_minor: amount.minor,
      currency: draft.currency,
      period: draft.period,
      anchor_date,
      category_ids: draft.isAll ? null : [...draft.category_ids].sort(),
      rollover: draft.rollover,
      thresholds,
      alerts: draft.alerts,
    },
  };
}

/**
 * Only what differs, so that an edit of the limit undoes nobody's edit of the name. A start that was not moved is
 * not sent: another day of the same cycle would begin what is carried over anew.
 */
export function changesOf(before: Draft, after: Draft, decimal: "." | ","): BudgetChanges | null {
  const from = readDraft(before, decimal);
  const to = readDraft(after, decimal);
  if (!to.ok) return null;
  const held: Partial<Record<string, unknown>> = from.ok ? from.body : {};
  const changed = Object.entries(to.body).filter(
    ([key, value]) => JSON.stringify(held[key]) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed) as BudgetChanges;
}

const MONDAY = "2024-01-01";

/** A day that a period starts on; "" when none was chosen. */
export function anchorOf(draft: Draft): string {
  if (draft.period === "weekly") {
    const isSame = draft.start !== "" && weekdayOf(draft.start) === draft.weekday;
    return isSame ? draft.start : addDays(MONDAY, draft.weekday - 1);
  }
  if (draft.period === "monthly") {
    const isSame = draft.start !== "" && Number(draft.start.slice(8)) === draft.day;
    // January has every day there is; shorter months start on their last.
    return isSame ? draft.start : `2024-01-${String(draft.day).padStart(2, "0")}`;
  }
  return draft.start;
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** "50, 80 100 %": whole percents from 1 to 1,000, at most ten of them. None is a valid wish. */
export function readThresholds(text: string): number[] | null {
  const words = text.split(/[\s,;%]+/).filter(Boolean);
  const found = words.map((word) => (/^\d{1,4}$/.test(word) ? Number(word) : 0));
  if (found.length > 10 || found.some((percent) => percent < 1 || percent > 1_000)) return null;
  return [...new Set(found)].sort((a, b) => a - b);
}
