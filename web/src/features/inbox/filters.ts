import type { NotificationType, Severity } from "~/api/types";
import { SEVERITIES } from "~/features/alerts/kinds";
import { ALWAYS, TYPES } from "~/features/inbox/types";
import type { InboxFilters } from "~/queries/inboxPages";

export const SHOWN: { value: InboxFilters["shown"]; label: string }[] = [
  { value: "all", label: "All" },
  { value: "unread", label: "Unread" },
  { value: "snoozed", label: "Asleep" },
  { value: "archived", label: "Put away" },
];

/** As the address says; what it says wrongly is left out. */
export function filtersOf(params: URLSearchParams): InboxFilters {
  const type = params.get("type");
  const severity = params.get("severity");
  const known = [...TYPES, ALWAYS].flatMap(({ types }) => types.map((one) => one.type as string));
  return {
    shown: SHOWN.find(({ value }) => value === params.get("shown"))?.value ?? "all",
    type: type && known.includes(type) ? (type as NotificationType) : undefined,
    severity: severity && severity in SEVERITIES ? (severity as Severity) : undefined,
  };
}

/** The address of the filters; what is as usual is not said. */
export function paramsOf({ shown, type, severity }: InboxFilters): Record<string, string> {
  return {
    ...(shown === "all" ? {} : { shown }),
    ...(type ? { type } : {}),
    ...(severity ? { severity } : {}),
  };
}
