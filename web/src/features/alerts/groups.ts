import type { Alert, AlertKind, Severity } from "~/api/types";
import { groupBy } from "~/lib/groupBy";

/** What belongs together on screen: all that is said of one budget in one period, else of one thing by one kind. */
export interface AlertGroup {
  key: string;
  /** Says most: the gravest, and of those the furthest. */
  head: Alert;
  /** What is said beside it. */
  others: Alert[];
}

const SEVERITIES: readonly Severity[] = ["info", "warning", "critical"];
const KINDS: readonly AlertKind[] = ["budget_threshold", "budget_predicted", "budget_over"];
const TIERS = ["watch", "likely", "low", "overdrawn"];

function weight({ severity, kind, tier }: Alert): number[] {
  const far = /^\d+$/.test(tier) ? Number(tier) : TIERS.indexOf(tier);
  return [SEVERITIES.indexOf(severity), KINDS.indexOf(kind), far];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) {
    const other = b[place] ?? 0;
    if (value !== other) return value - other;
  }
  return 0;
}

function keyOf(alert: Alert): string {
  const what = alert.subject_noun === "budget" ? "" : alert.kind;
  return `${what} ${alert.subject_id} ${alert.period ?? ""}`;
}

/** Newest first, by when the newest of a group was last said. */
export function groupsOf(alerts: readonly Alert[]): AlertGroup[] {
  const groups = [...groupBy(alerts, keyOf)].flatMap(([key, all]) => {
    const [head, ...others] = all.sort((a, b) => compare(weight(b), weight(a)));
    return head ? [{ key, head, others }] : [];
  });
  const newest = ({ head, others }: AlertGroup) =>
    [head, ...others]
      .map(({ updated_at }) => updated_at)
      .sort()
      .at(-1) ?? "";
  return groups.sort((a, b) => newest(b).localeCompare(newest(a)) || a.key.localeCompare(b.key));
}

/** Gravest first: what is open is a list of what to look at, not a history. */
export function bySeverity(groups: readonly AlertGroup[]): { severity: Severity; groups: AlertGroup[] }[] {
  return [...SEVERITIES]
    .reverse()
    .map((severity) => ({ severity, groups: groups.filter(({ head }) => head.severity === severity) }))
    .filter((one) => one.groups.length > 0);
}

/** What somebody has not put aside. */
export function isOpen(alert: Alert): boolean {
  return alert.state === "raised" && !alert.dismissed;
}
