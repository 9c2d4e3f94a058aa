import type { Delivery } from "~/api/types";
import type { Tone } from "~/features/budgets/standing";

type Told = Pick<Delivery, "state" | "reason" | "last_reason" | "attempts" | "last_status">;

/** What became of telling one device, in a word or two. */
export function outcomeOf({ state, reason }: Told): { words: string; tone: Tone } {
  switch (state) {
    case "accepted":
      return { words: "Sent", tone: "good" };
    case "displayed":
      return { words: "Shown", tone: "good" };
    case "clicked":
      return { words: "Opened", tone: "good" };
    case "held":
      return { words: "Waiting", tone: "watch" };
    case "pending":
    case "leased":
      return { words: reason === "quiet_hours" ? "Waiting" : "On its way", tone: "watch" };
    case "merged":
      return { words: "Sent with others", tone: "quiet" };
    case "suppressed":
      return { words: "Not sent", tone: "quiet" };
    case "expired":
      return { words: "Too late", tone: "quiet" };
    case "dead":
      return { words: "Failed", tone: "bad" };
  }
}

/** Why, in plain words; null where the outcome says all. */
export function whyOf(told: Told): string | null {
  const { state, reason, last_reason, attempts, last_status } = told;
  const isTrying = (state === "pending" || state === "leased") && attempts > 0;
  if (isTrying) {
    const said = last_status === null ? word(last_reason) : `answer ${last_status}`;
    return `Tried ${attempts === 1 ? "once" : `${attempts} times`}${said ? ` (${said})` : ""}; it will be tried again.`;
  }
  if (reason === null) return null;
  return REASONS[reason] ?? `Because of: ${word(reason)}.`;
}

function word(reason: string | null): string {
  return (reason ?? "").replaceAll("_", " ");
}

const REASONS: Partial<Record<string, string>> = {
  quiet_hours: "Your quiet hours: it leaves when they end.",
  digest: "It goes into your digest.",
  throttled: "Many of these came within the hour: the rest goes into a digest.",
  override: "You have switched this off here.",
  type_off: "You have switched this sort off.",
  channel_off: "You have switched this channel off.",
  low_severity: "It is not grave enough to ring for, unless you switch it on.",
  type_not_subscribed: "This address does not want to hear of this.",
  seen: "You were looking when it came.",
  read_elsewhere: "You had read it on another device.",
  user_disabled: "This account is disabled.",
  rollout: "Push is not switched on for everybody yet.",
  push_off: "The operator holds all push at the moment.",
  device_gone: "This device has gone.",
  gone: "What it was sent to is no longer there.",
  ours: "What was sent is refused there.",
  unsubscribed: "This address wants no more mail.",
  bounced: "Mail to this address came back.",
  contact_removed: "This address was removed before it left.",
  webhook_off: "The webhook was switched off before it left.",
  webhook_removed: "The webhook was removed before it left.",
  gave_up: "It was tried until it was of no use any more.",
  too_late: "When it could have left, it was no longer news.",
  settled: "What it is about was over before it left.",
  nothing_left: "Everything in it had been read by then.",
};
