import type { Account, Transaction } from "~/api/types";
import { exponentOf } from "~/lib/currencies";
import { type Parsed, parseAmount, toInput } from "~/lib/money";
import type { TransactionDraft, TransferDraft } from "~/queries/transactions";

export type Kind = "expense" | "income" | "transfer";

/** What stands in the form, as typed. */
export interface Draft {
  kind: Kind;
  amount: string;
  /** What arrives, when the two accounts of a transfer have different currencies. */
  to_amount: string;
  payee: string;
  category_id: string | null;
  account_id: string;
  to_account_id: string;
  date: string;
  tags: string[];
  note: string;
  splits: SplitDraft[];
}

export interface SplitDraft {
  /** Only to tell the lines apart on screen. */
  key: string;
  amount: string;
  category_id: string | null;
  note: string;
}

type Reason = Extract<Parsed, { ok: false }>["reason"];
export type Complaint = Reason | "zero" | "missing" | "same" | "sum";

export type Read =
  | { ok: true; kind: "single"; body: TransactionDraft }
  | { ok: true; kind: "transfer"; body: TransferDraft }
  | { ok: false; complaints: Partial<Record<string, Complaint>> };

export interface Reading {
  accounts: readonly Account[];
  decimal: "." | ",";
}

export function emptyDraft(account_id: string, date: string): Draft {
  return {
    kind: "expense",
    amount: "",
    to_amount: "",
    payee: "",
    category_id: null,
    account_id,
    to_account_id: "",
    date,
    tags: [],
    note: "",
    splits: [],
  };
}

/** The form for a row. For a transfer `peer` is its other side, null when that is unknown. */
export function draftOf(row: Transaction, peer: Transaction | null, decimal: "." | ","): Draft {
  const text = (minor: number, currency = row.currency) => toInput(minor, exponentOf(currency), decimal);
  const shared = { payee: row.payee ?? "", note: row.note ?? "", tags: [...row.tags], date: row.date };
  if (row.transfer_id !== null) {
    const isLeaving = row.amount_minor <= 0;
    const [from, to] = isLeaving ? [row, peer] : [peer, row];
    const first = from ?? row;
    return {
      ...emptyDraft(from?.account_id ?? "", row.date),
      ...shared,
      kind: "transfer",
      to_account_id: to?.account_id ?? "",
      amount: text(Math.abs(first.amount_minor), first.currency),
      to_amount: to && first.currency !== to.currency ? text(Math.abs(to.amount_minor), to.currency) : "",
    };
  }
  const sign = row.amount_minor > 0 ? 1 : -1;
  return {
    ...emptyDraft(row.account_id, row.date),
    ...shared,
    kind: sign > 0 ? "income" : "expense",
    amount: text(Math.abs(row.amount_minor)),
    category_id: row.category_id,
    splits: row.splits.map((split, place) => ({
      key: String(place),
      amount: text(sign * split.amount_minor),
      category_id: split.category_id ?? null,
      note: split.note ?? "",
    })),
  };
}

/** What the form says, ready to be sent; or what is wrong, by field. */
export function readDraft(draft: Draft, { accounts, decimal }: Reading): Read {
  return draft.kind === "transfer"
    ? readTransfer(draft, accounts, decimal)
    : readSingle(draft, accounts, decimal);
}

function readSingle(draft: Draft, accounts: readonly Account[], decimal: "." | ","): Read {
  const complaints: Partial<Record<string, Complaint>> = {};
  const account = accounts.find(({ id }) => id === draft.account_id);
  if (!account) complaints.account_id = "missing";
  if (draft.date === "") complaints.date = "missing";
  const exponent = exponentOf(account?.currency ?? "EUR");
  const amount = parseAmount(draft.amount, exponent, decimal);
  if (!amount.ok) complaints.amount = amount.reason;
  else if (amount.minor === 0 && draft.splits.length === 0) complaints.amount = "zero";
  const sign = signOf(draft.kind, amount);
  let sum = 0;
  const splits = draft.splits.map((split) => {
    const part = parseAmount(split.amount, exponent, decimal);
    if (!part.ok) complaints[`splits.${split.key}`] = part.reason;
    const amount_minor = part.ok ? signed(sign, part.minor) : 0;
    sum += amount_minor;
    return { amount_minor, category_id: split.category_id, note: split.note.trim() || null };
  });
  const total = amount.ok ? signed(sign, Math.abs(amount.minor)) : 0;
  if (splits.length > 0 && Object.keys(complaints).length === 0 && sum !== total) complaints.splits = "sum";
  if (Object.keys(complaints).length > 0) return { ok: false, complaints };
  const body: TransactionDraft = {
    account_id: draft.account_id,
    amount_minor: total,
    date: draft.date,
    payee: draft.payee.trim() || null,
    category_id: splits.length > 0 ? null : draft.category_id,
    note: draft.note.trim() || null,
    tags: draft.tags,
    splits,
  };
  return { ok: true, kind: "single", body };
}

function readTransfer(draft: Draft, accounts: readonly Account[], decimal: "." | ","): Read {
  const complaints: Partial<Record<string, Complaint>> = {};
  const from = accounts.find(({ id }) => id === draft.account_id);
  const to = accounts.find(({ id }) => id === draft.to_account_id);
  if (!from) complaints.account_id = "missing";
  if (!to) complaints.to_account_id = "missing";
  if (from && to && from.id === to.id) complaints.to_account_id = "same";
  if (draft.date === "") complaints.date = "missing";
  const amount = parseAmount(draft.amount, exponentOf(from?.currency ?? "EUR"), decimal);
  if (!amount.ok) complaints.amount = amount.reason;
  else if (amount.minor === 0) complaints.amount = "zero";
  const differs = from && to && from.currency !== to.currency;
  const arriving = parseAmount(draft.to_amount, exponentOf(to?.currency ?? "EUR"), decimal);
  if (differs && !arriving.ok) complaints.to_amount = arriving.reason;
  else if (differs && arriving.ok && arriving.minor === 0) complaints.to_amount = "zero";
  if (Object.keys(complaints).length > 0) return { ok: false, complaints };
  const body: TransferDraft = {
    from_account_id: draft.account_id,
    to_account_id: draft.to_account_id,
    amount_minor: amount.ok ? Math.abs(amount.minor) : 0,
    date: draft.date,
    payee: draft.payee.trim() || null,
    note: draft.note.trim() || null,
    tags: draft.tags,
  };
  if (differs && arriving.ok) body.to_amount_minor = Math.abs(arriving.minor);
  return { ok: true, kind: "transfer", body };
}

/** A sign that was typed says more than the switch. */
function signOf(kind: Kind, amount: Parsed): 1 | -1 {
  if (amount.ok && amount.sign === "+") return 1;
  if (amount.ok && amount.sign === "-") return -1;
  return kind === "income" ? 1 : -1;
}

/** Never minus zero: it would not be the same as zero when compared. */
function signed(sign: 1 | -1, minor: number): number {
  return minor === 0 ? 0 : sign * minor;
}

/** What of the total the lines have not taken yet, in minor units; null while something cannot be read. */
export function restOf(draft: Draft, currency: string, decimal: "." | ","): number | null {
  const exponent = exponentOf(currency);
  const total = parseAmount(draft.amount, exponent, decimal);
  if (!total.ok) return null;
  let rest = Math.abs(total.minor);
  for (const split of draft.splits) {
    const part = parseAmount(split.amount || "0", exponent, decimal);
    if (!part.ok) return null;
    rest -= part.minor;
  }
  return rest;
}

/** What `current` becomes when only what was changed in the form, from `before` to `after`, is laid over it. */
export function onTopOf(current: Draft, before: Draft, after: Draft): Draft {
  return { ...current, ...changesOf(before, after) };
}

/** Only what differs, so that an edit of the note undoes nobody's edit of the payee. */
export function changesOf<T extends object>(before: T, after: T): Partial<T> {
  const entries = Object.entries(after) as [keyof T, unknown][];
  const changed = entries.filter(([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value));
  return Object.fromEntries(changed) as Partial<T>;
}
