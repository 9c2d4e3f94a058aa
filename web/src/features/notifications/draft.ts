import type { Channel, NotificationType, Preferences, PreferencesChanges, TypePreference } from "~/api/types";

/** What the form holds: the preferences, less what the server alone writes. */
export type PreferencesDraft = Omit<
  Preferences,
  "fcm_token" | "apns_token" | "version" | "created_at" | "updated_at"
>;

export function draftOf(preferences: Preferences): PreferencesDraft {
  const { fcm_token, apns_token, version, created_at, updated_at, ...draft } = preferences;
  return draft;
}

/** Only what differs: what is not named stays as another device may have left it. */
export function changesOf(draft: PreferencesDraft, held: Preferences): PreferencesChanges {
  const before = draftOf(held);
  const changed = (Object.keys(draft) as (keyof PreferencesDraft)[]).filter(
    (field) => JSON.stringify(draft[field]) !== JSON.stringify(before[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, draft[field]]));
}

/** What is wrong with it, by field. */
export function complaintsOf(draft: PreferencesDraft): { quiet_hours_end?: string } {
  const { quiet_hours_enabled, quiet_hours_start, quiet_hours_end } = draft;
  if (!quiet_hours_enabled) return {};
  if (!quiet_hours_start || !quiet_hours_end) return { quiet_hours_end: "Say from when to when." };
  if (quiet_hours_start === quiet_hours_end) return { quiet_hours_end: "They begin and end apart." };
  return {};
}

/** Of one type on one channel: as the switches say, or on or off whatever they say. */
export type Wish = "usual" | "on" | "off";

export function wishOf(draft: PreferencesDraft, type: NotificationType, channel: Channel): Wish {
  const found = draft.overrides.find((each) => each.type === type && each.channel === channel);
  return found === undefined ? "usual" : found.enabled ? "on" : "off";
}

export function withWish(
  draft: PreferencesDraft,
  type: NotificationType,
  channel: Channel,
  wish: Wish,
): TypePreference[] {
  const isMeant = (each: TypePreference) => each.type === type && each.channel === channel;
  const frequency = draft.overrides.find(isMeant)?.frequency ?? null;
  const rest = draft.overrides.filter((each) => !isMeant(each));
  const next = wish === "usual" ? rest : [...rest, { type, channel, enabled: wish === "on", frequency }];
  // In the server's order: what is put back as it was is no change.
  return next.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

const placeOf = ({ type, channel }: TypePreference) => `${type} ${channel}`;

/** What happens on a channel while nothing else is wished for this type: as the server decides it. */
export function usualOf(draft: PreferencesDraft, type: NotificationType, channel: Channel): string {
  const ofType = SWITCHES[type];
  const ofChannel = CHANNEL_SWITCHES[channel];
  if ((ofType && !draft[ofType]) || (ofChannel && !draft[ofChannel])) return "Off";
  return USUAL[channel];
}

const USUAL: Record<Channel, string> = {
  push: "If serious",
  email: "Usual",
  sms: "If critical",
  apprise: "If serious",
  webhook: "Always",
};

type Switch = "transaction_alerts" | "budget_alerts" | "goal_alerts" | "recurring_alerts";

/** The switch of each type; members joining and leaving have none. */
const SWITCHES: Partial<Record<NotificationType, Switch>> = {
  budget_threshold: "budget_alerts",
  budget_over: "budget_alerts",
  budget_predicted: "budget_alerts",
  goal_milestone: "goal_alerts",
  goal_behind: "goal_alerts",
  bill_due: "recurring_alerts",
  bill_overdue: "recurring_alerts",
  price_increase: "recurring_alerts",
  subscription_found: "recurring_alerts",
  low_balance: "transaction_alerts",
  low_balance_predicted: "transaction_alerts",
  large_expense: "transaction_alerts",
  large_deposit: "transaction_alerts",
  unusual_spending: "transaction_alerts",
  duplicate_charge: "transaction_alerts",
  transaction_recorded: "transaction_alerts",
  transactions_imported: "transaction_alerts",
};

const CHANNEL_SWITCHES: Partial<Record<Channel, "push_enabled" | "email_enabled" | "sms_enabled">> = {
  push: "push_enabled",
  email: "email_enabled",
  sms: "sms_enabled",
};
