import type { Recurring, RecurringCandidate } from "~/api/types";
import { type Rhythm, rhythmOf, ruleOf, usualRhythm } from "~/features/bills/rhythm";
import { exponentOf } from "~/lib/currencies";
import { type Parsed, parseAmount, toInput } from "~/lib/money";
import type { RuleChanges, RuleDraft } from "~/queries/bills";

/** What stands in the form, as typed. */
export interface Draft {
  name: string;
  payee: string;
  isIn: boolean;
  isRange: boolean;
  amount: string;
  amount_max: string;
  currency: string;
  account_id: string;
  category_id: string | null;
  start: string;
  /** Null for a rule that this app has no words for: `rrule` is kept as it is. */
  rhythm: Rhythm | null;
  rrule: string;
  weekend: Recurring["weekend"];
  auto_post: boolean;
}

type Reason = Extract<Parsed, { ok: false }>["reason"];
export type Complaint = Reason | "zero" | "order" | "missing" | "account" | "every" | "until";

export type Read =
  | { ok: true; body: Omit<RuleDraft, "id"> }
  | { ok: false; complaints: Partial<Record<keyof Draft, Complaint>> };

const EVERY_MAX = 366;

export function emptyDraft(currency: string, today: string): Draft {
  return {
    name: "",
    payee: "",
    isIn: false,
    isRange: false,
    amount: "",
    amount_max: "",
    currency,
    account_id: "",
    category_id: null,
    start: today,
    rhythm: usualRhythm(today),
    rrule: "",
    weekend: "none",
    auto_post: false,
  };
}

/** What a draft is made of. */
type Filled = Omit<Recurring, "id" | "status" | "version" | "created_at" | "updated_at">;

const NAME_MAX = 100;

/** What was found, as the rule it would become. */
export function foundAsRule(found: RecurringCandidate): Filled {
  return { ...found, name: found.payee.slice(0, NAME_MAX).trim(), auto_post: false };
}

export function draftOf(rule: Filled, decimal: "." | ","): Draft {
  const isIn = rule.amount_max_minor > 0;
  const text = (minor: number) => toInput(Math.abs(minor), exponentOf(rule.currency), decimal);
  const [less, more] = isIn
    ? [rule.amount_min_minor, rule.amount_max_minor]
    : [rule.amount_max_minor, rule.amount_min_minor];
  return {
    name: rule.name,
    payee: rule.payee === rule.name ? "" : rule.payee,
    isIn,
    isRange: less !== more,
    amount: text(less),
    amount_max: less === more ? "" : text(more),
    currency: rule.currency,
    account_id: rule.account_id ?? "",
    category_id: rule.category_id,
    start: rule.start_date,
    rhythm: rhythmOf(rule.rrule, rule.start_date),
    rrule: rule.rrule,
    weekend: rule.weekend,
    auto_post: rule.auto_post,
  };
}

/** What the form says, ready to be sent; or what is wrong, by field. */
export function readDraft(draft: Draft, decimal: "." | ","): Read {
  const complaints: Partial<Record<keyof Draft, Complaint>> = {};
  const name = draft.name.trim();
  if (name === "") complaints.name = "missing";
  if (draft.start === "") complaints.start = "missing";
  const amounts = readAmounts(draft, decimal, complaints);
  if (draft.auto_post && draft.account_id === "") complaints.account_id = "account";
  const { rhythm } = draft;
  if (rhythm && !(Number.isInteger(rhythm.every) && rhythm.every >= 1 && rhythm.every <= EVERY_MAX))
    complaints.rhythm = "every";
  else if (rhythm && rhythm.until !== "" && rhythm.until < draft.start) complaints.rhythm = "until";
  if (!amounts || Object.keys(complaints).length > 0) return { ok: false, complaints };
  const [low, high] = amounts;
  return {
    ok: true,
    body: {
      name,
      payee: draft.payee.trim() || name,
      account_id: draft.account_id || null,
      category_id: draft.category_id,
      currency: draft.currency,
      amount_min_minor: draft.isIn ? low : -high,
      amount_max_minor: draft.isIn ? high : -low,
      rrule: rhythm ? ruleOf(rhythm, draft.start) : draft.rrule,
      start_date: draft.start,
      weekend: draft.weekend,
      auto_post: draft.auto_post,
    },
  };
}

function readAmounts(
  draft: Draft,
  decimal: "." | ",",
  complaints: Partial<Record<keyof Draft, Complaint>>,
): [number, number] | null {
  const exponent = exponentOf(draft.currency);
  const read = (field: "amount" | "amount_max"): number | null => {
    const parsed = parseAmount(draft[field], exponent, decimal);
    if (!parsed.ok) complaints[field] = parsed.reason;
    else if (parsed.minor <= 0) complaints[field] = "zero";
    else return parsed.minor;
    return null;
  };
  const low = read("amount");
  const high = draft.isRange ? read("amount_max") : low;
  if (low === null || high === null) return null;
  if (high < low) complaints.amount_max = "order";
  return [low, high];
}

/** Only what differs, so that an edit of the amount undoes nobody's edit of the day. */
export function changesOf(before: Draft, after: Draft, decimal: "." | ","): RuleChanges | null {
  const from = readDraft(before, decimal);
  const to = readDraft(after, decimal);
  if (!to.ok) return null;
  const held: Partial<Record<string, unknown>> = from.ok ? from.body : {};
  const changed = Object.entries(to.body).filter(
    ([key, value]) => JSON.stringify(held[key]) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed) as RuleChanges;
}
