import type { Goal } from "~/api/types";
import { exponentOf } from "~/lib/currencies";
import { type Parsed, parseAmount, toInput } from "~/lib/money";
import type { GoalChanges, GoalDraft } from "~/queries/goals";

/** What stands in the form, as typed. */
export interface Draft {
  name: string;
  kind: Goal["kind"];
  fed_by: Goal["fed_by"];
  amount: string;
  /** What may stay of a debt. */
  rest: string;
  currency: string;
  date: string;
  shares: Share[];
}

export interface Share {
  account_id: string;
  percent: string;
}

type Reason = Extract<Parsed, { ok: false }>["reason"];
export type Complaint = Reason | "positive" | "missing" | "accounts" | "twice" | "percent" | "rest";
export type Complaints = Partial<Record<keyof Draft, Complaint>>;

export type Read = { ok: true; body: Omit<GoalDraft, "id"> } | { ok: false; complaints: Complaints };

export function emptyDraft(currency: string): Draft {
  return {
    name: "",
    kind: "save_up",
    fed_by: "accounts",
    amount: "",
    rest: "",
    currency,
    date: "",
    shares: [{ account_id: "", percent: "100" }],
  };
}

export function draftOf(goal: Goal, decimal: "." | ","): Draft {
  const typed = (minor: number) => toInput(minor, exponentOf(goal.currency), decimal);
  return {
    name: goal.name,
    kind: goal.kind,
    fed_by: goal.fed_by,
    amount: typed(goal.target_minor),
    rest: goal.rest_minor === 0 ? "" : typed(goal.rest_minor),
    currency: goal.currency,
    date: goal.target_date ?? "",
    shares: goal.accounts.map(({ account_id, percent }) => ({ account_id, percent: String(percent) })),
  };
}

/** A debt that accounts tell of need not be typed: it is what they owe now. */
export const mayOmitAmount = ({ kind, fed_by }: Draft) => kind === "pay_down" && fed_by === "accounts";

/** What the form says, ready to be sent; or what is wrong, by field. `isNew`: the amount may be left to the server. */
export function readDraft(draft: Draft, decimal: "." | ",", isNew: boolean): Read {
  const complaints: Complaints = {};
  const exponent = exponentOf(draft.currency);
  if (draft.name.trim() === "") complaints.name = "missing";
  const isOmitted = draft.amount.trim() === "" && isNew && mayOmitAmount(draft);
  const amount = isOmitted ? null : parseAmount(draft.amount, exponent, decimal);
  if (amount && !amount.ok) complaints.amount = amount.reason;
  else if (amount?.ok && amount.minor <= 0) complaints.amount = "positive";
  const target_minor = amount?.ok ? amount.minor : null;
  const rest = readRest(draft, exponent, decimal);
  if (!rest.ok) complaints.rest = rest.reason;
  else if (rest.minor < 0 || (target_minor !== null && rest.minor >= target_minor && rest.minor > 0))
    complaints.rest = "rest";
  const accounts = draft.fed_by === "accounts" ? readShares(draft.shares) : [];
  if (typeof accounts === "string") complaints.shares = accounts;
  if (Object.keys(complaints).length > 0 || !rest.ok || typeof accounts === "string")
    return { ok: false, complaints };
  return {
    ok: true,
    body: {
      name: draft.name.trim(),
      kind: draft.kind,
      target_minor,
      rest_minor: rest.minor,
      target_date: draft.date || null,
      currency: draft.currency,
      accounts,
    },
  };
}

function readRest(draft: Draft, exponent: number, decimal: "." | ","): Parsed {
  const isNone = draft.kind === "save_up" || draft.rest.trim() === "";
  return isNone ? { ok: true, minor: 0, sign: "" } : parseAmount(draft.rest, exponent, decimal);
}

function readShares(shares: readonly Share[]): Goal["accounts"] | "accounts" | "twice" | "percent" {
  const chosen = shares.filter(({ account_id }) => account_id !== "");
  if (chosen.length === 0) return "accounts";
  if (new Set(chosen.map(({ account_id }) => account_id)).size < chosen.length) return "twice";
  const read = chosen.map(({ account_id, percent }) => ({ account_id, percent: readPercent(percent) }));
  if (read.some(({ percent }) => percent < 1 || percent > 100)) return "percent";
  return read.sort((a, b) => (a.account_id < b.account_id ? -1 : 1));
}

function readPercent(text: string): number {
  const digits = /^\s*(\d{1,3})\s*%?\s*$/.exec(text)?.[1];
  return digits === undefined ? 0 : Number(digits);
}

/** Only what differs; what a goal is and what feeds it stays as it was made. */
export function changesOf(before: Draft, after: Draft, decimal: "." | ","): GoalChanges | null {
  const from = readDraft(before, decimal, false);
  const to = readDraft(after, decimal, false);
  if (!to.ok) return null;
  const { kind: _kind, currency: _currency, accounts, ...rest } = to.body;
  const body = after.fed_by === "accounts" ? { ...rest, accounts } : rest;
  const held: Partial<Record<string, unknown>> = from.ok ? from.body : {};
  const changed = Object.entries(body).filter(
    ([key, value]) => JSON.stringify(held[key]) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed) as GoalChanges;
}
