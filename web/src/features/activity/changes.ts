import type { Activity, ActivityChange } from "~/api/types";

/** One side of an edit. Null: nothing was there. */
export type Side =
  | { money: number; currency: string }
  | { day: string }
  | { text: string; isTyped: boolean }
  | null;

/** An edit of one field, ready to be shown. `isOpaque`: it changed in ways that a line cannot say. */
export interface Edit {
  field: string;
  label: string;
  before: Side;
  after: Side;
  isOpaque: boolean;
}

export interface Names {
  account: (id: string) => string | undefined;
  category: (id: string) => string | undefined;
  /** Of an account or a goal. */
  currencyOf: (id: string) => string | undefined;
}

/** What an entry's amounts are in: of an account, and of what is put towards a goal, that one's own. */
export function currencyOf(
  { currency, kind, subject_id }: Activity,
  names: Pick<Names, "currencyOf">,
): string | undefined {
  if (currency !== null) return currency;
  const isOwn = kind === "account" || kind === "contribution";
  return isOwn && subject_id ? names.currencyOf(subject_id) : undefined;
}

/** What an edit changed, field by field; what two fields say in one is said once. */
export function editsOf(entry: Activity, names: Names): Edit[] {
  return entry.changes.map((change) => editOf(change, entry, names));
}

function editOf({ field, before, after }: ActivityChange, entry: Activity, names: Names): Edit {
  const side = (value: unknown) => sideOf(field, value, entry, names);
  const sides = { before: side(before), after: side(after) };
  const isOpaque = before !== null && after !== null && sides.before === null && sides.after === null;
  return { field, label: labelOf(field), ...sides, isOpaque };
}

function sideOf(field: string, value: unknown, entry: Activity, names: Names): Side {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return { text: value ? "yes" : "no", isTyped: false };
  if (typeof value === "number") return numberOf(field, value, entry, names);
  if (typeof value === "string") return textOf(field, value, names);
  if (!Array.isArray(value) || value.length === 0) return null;
  if (field === "splits") return { text: `${value.length} parts`, isTyped: false };
  if (field === "thresholds") return { text: value.map((each) => `${each} %`).join(", "), isTyped: false };
  if (!value.every((each) => typeof each === "string")) return null;
  const said = value.map((each) => (field === "category_ids" ? (names.category(each) ?? GONE) : each));
  return { text: said.join(", "), isTyped: true };
}

function numberOf(field: string, value: number, entry: Activity, names: Names): Side {
  if (!field.endsWith("_minor")) return { text: String(value), isTyped: false };
  const known = currencyOf(entry, names);
  return known ? { money: value, currency: known } : null;
}

function textOf(field: string, value: string, names: Names): Side {
  if (field.endsWith("date") || field === "rollover_since") return { day: value };
  if (field === "category_id" || field === "parent_id") {
    return { text: names.category(value) ?? GONE, isTyped: true };
  }
  if (field.endsWith("account_id")) return { text: names.account(value) ?? GONE, isTyped: true };
  return { text: CHOICES.has(field) ? value.replaceAll("_", " ") : value, isTyped: !CHOICES.has(field) };
}

const GONE = "one that is gone";

/** Fields whose values are words of ours. */
const CHOICES = new Set(["period", "role", "rollover", "status", "type", "weekend", "kind", "fed_by"]);

const LABELS: Record<string, string> = {
  amount_min_minor: "Least",
  amount_max_minor: "Most",
  auto_post: "Recorded by itself",
  anchor_date: "Starts on",
  category_ids: "Categories",
  fed_by: "Fed by",
  limit_minor: "Limit",
  off: "Switched off",
  opening_balance_minor: "Opening balance",
  parent_id: "Under",
  rrule: "Rhythm",
  splits: "Split",
  transfer_account_id: "Other account",
};

/** "amount_minor" is "Amount". */
function labelOf(field: string): string {
  const said = LABELS[field] ?? field.replace(/_(minor|id)$/, "").replaceAll("_", " ");
  return said.charAt(0).toUpperCase() + said.slice(1);
}
