import type { Activity, ActivityKind } from "~/api/types";
import { KINDS as ALERTS } from "~/features/alerts/kinds";
import { counted } from "~/lib/numbers";

/** A piece of a sentence: our words, or a name that a person typed. */
export type Part = string | { name: string };

/** What ids stand for now; undefined: it is no longer there. */
export interface Known {
  account: (id: string) => string | undefined;
  goal: (id: string) => string | undefined;
  rule: (id: string) => string | undefined;
}

const ALERT_LABELS = new Map(ALERTS.flatMap(({ kinds }) => kinds.map(({ kind, label }) => [kind, label])));

/** Says itself what happened: nobody did it. */
export function isImpersonal({ actor, kind, action }: Activity): boolean {
  return (
    actor === null && (kind === "alert" || kind === "bill" || (kind === "rate" && action === "imported"))
  );
}

/** What goes on after who did it, or the whole sentence of what nobody did. */
export function wordsOf(entry: Activity, known: Known): Part[] {
  const special = SPECIAL[entry.kind];
  if (special) return special(entry, known);
  const { one, many } = NOUNS[entry.kind] ?? { one: "something", many: "things" };
  const verb = VERBS[entry.kind]?.[entry.action] ?? USUAL[entry.action] ?? "changed";
  if (entry.count !== 1) return [`${verb} ${counted(entry.count, one, many)}`];
  if (!entry.label) return [`${verb} ${NAMELESS[entry.kind] ?? `a ${one}`}`];
  return [one ? `${verb} the ${one} ` : `${verb} `, { name: entry.label }];
}

const NOUNS: Partial<Record<ActivityKind, { one: string; many: string }>> = {
  transaction: { one: "", many: "transactions" },
  account: { one: "account", many: "accounts" },
  category: { one: "category", many: "categories" },
  tag: { one: "tag", many: "tags" },
  budget: { one: "budget", many: "budgets" },
  goal: { one: "goal", many: "goals" },
  recurring: { one: "bill", many: "bills" },
  household: { one: "household", many: "households" },
};

const NAMELESS: Partial<Record<ActivityKind, string>> = { transaction: "a transaction" };

const USUAL: Partial<Record<Activity["action"], string>> = {
  created: "created",
  updated: "changed",
  deleted: "deleted",
  restored: "brought back",
};

const VERBS: Partial<Record<ActivityKind, Partial<Record<Activity["action"], string>>>> = {
  transaction: { created: "recorded" },
  account: { created: "opened" },
  budget: { created: "set up" },
  goal: { created: "set up" },
  recurring: { created: "added", deleted: "removed" },
  household: { created: "founded" },
};

const SPECIAL: Partial<Record<ActivityKind, (entry: Activity, known: Known) => Part[]>> = {
  transfer: transfer,
  import: imported,
  tag: (entry, known) => {
    const renamed = entry.changes.find(({ field }) => field === "name");
    if (!renamed || entry.count !== 1) return plainly(entry, known);
    return ["renamed the tag ", { name: String(renamed.before) }, " to ", { name: String(renamed.after) }];
  },
  contribution: ({ action, subject_id, amount_minor }, known) => {
    const goal = named(subject_id ? known.goal(subject_id) : undefined, "a goal");
    if (action === "updated") return ["changed a contribution to ", goal];
    if (action === "deleted") return ["took back a contribution to ", goal];
    return [(amount_minor ?? 0) < 0 ? "took money out of " : "put money towards ", goal];
  },
  bill: bill,
  alert: ({ action, alert_kind, label, count }) => {
    const what = (alert_kind && ALERT_LABELS.get(alert_kind)) || "An alert";
    const times = count === 1 ? "" : ` (${count})`;
    const about: Part[] = label ? [": ", { name: label }, times] : [times];
    if (action === "dismissed") return [`dismissed “${what}”`, ...about];
    return [action === "resolved" ? `No longer: ${lower(what)}` : what, ...about];
  },
  alert_settings: () => ["changed what to be alerted of"],
  rate: ({ action, currency, label }) => {
    if (action === "imported") return ["New exchange rates came in"];
    return [`${action === "created" ? "entered" : USUAL[action]} a rate from ${currency} to ${label}`];
  },
  member: member,
};

function plainly(entry: Activity, known: Known): Part[] {
  return wordsOf({ ...entry, kind: "category" }, known).map((part) =>
    typeof part === "string" ? part.replace("category", "tag").replace("categories", "tags") : part,
  );
}

function transfer({ action, count, account_ids }: Activity, known: Known): Part[] {
  const verb = action === "created" ? "recorded" : USUAL[action];
  if (count !== 1) return [`${verb} ${counted(count, "transfer", "transfers")}`];
  const [from, to] = account_ids.map((id) => named(known.account(id), "an account"));
  const way: Part[] = from && to ? [" from ", from, " to ", to] : [];
  if (action === "created") return way.length > 0 ? ["moved money", ...way] : ["recorded a transfer"];
  return [`${verb} a transfer`, ...way];
}

function imported({ count, account_ids }: Activity, known: Known): Part[] {
  const rows = counted(count, "transaction", "transactions");
  const [only, ...others] = account_ids;
  if (only === undefined) return [`imported ${rows}`];
  if (others.length > 0) return [`imported ${rows} into ${account_ids.length} accounts`];
  return [`imported ${rows} into `, named(known.account(only), "an account")];
}

function bill({ action, count, subject_id, actor }: Activity, known: Known): Part[] {
  const rule = subject_id ? named(known.rule(subject_id), "a bill") : `${count} bills`;
  const were = count === 1 ? "was" : "were";
  if (actor === null) {
    const became = { paid: `${were} paid`, missed: `${were} missed`, skipped: `${were} skipped` };
    return [start(rule), ` ${became[action as keyof typeof became] ?? `${were} opened again`}`];
  }
  if (action === "paid") return ["marked ", rule, " as paid"];
  if (action === "unpaid") return ["marked ", rule, " as not paid"];
  if (action === "skipped") return ["skipped ", rule];
  return ["opened ", rule, " again"];
}

function member({ action, actor, subject_id, label, changes }: Activity): Part[] {
  const isSelf = actor === subject_id;
  const who = named(label, "somebody");
  if (action === "joined") return ["joined the household"];
  if (action === "left") return isSelf ? ["left the household"] : ["removed ", who, " from the household"];
  const renamed = changes.find(({ field }) => field === "name");
  return renamed && isSelf ? ["changed their name to ", who] : ["changed the role of ", who];
}

function named(name: string | null | undefined, otherwise: string): Part {
  return name ? { name } : otherwise;
}

function start(part: Part): Part {
  return typeof part === "string" ? part.charAt(0).toUpperCase() + part.slice(1) : part;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
