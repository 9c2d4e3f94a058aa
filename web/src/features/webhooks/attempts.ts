import type { Attempt } from "~/api/types";
import { duration } from "~/lib/numbers";

/** "10:30:05: answered 503 in 1.2 s", by the clock here. */
export function answerOf({ started_at, finished_at, outcome, http_status, reason }: Attempt, locale: string) {
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "medium" }).format(new Date(started_at));
  if (finished_at === null || outcome === null) return `${clock}: no answer yet`;
  const ms = Date.parse(finished_at) - Date.parse(started_at);
  const took = duration(ms, locale);
  if (http_status !== null) return `${clock}: answered ${http_status} in ${took}`;
  return `${clock}: ${(reason ?? "no answer").replaceAll("_", " ")} after ${took}`;
}
