import type { Webhook } from "~/api/types";
import { moment } from "~/lib/dates";

type Told = Pick<Webhook, "enabled" | "disabled_reason" | "failing_since" | "types">;

/** How things stand with a webhook. */
export function standingOf(
  { enabled, disabled_reason, failing_since, types }: Told,
  locale: string,
): { words: string; tone: "quiet" | "good" | "watch" | "bad"; says: string } {
  if (!enabled) {
    const says = OFF[disabled_reason ?? ""];
    return says
      ? { words: "Switched off", tone: "bad", says }
      : { words: "Off", tone: "quiet", says: "You have switched it off." };
  }
  if (failing_since !== null) {
    const says = `Nothing has arrived since ${moment(failing_since, locale)}. After five days it is switched off.`;
    return { words: "Failing", tone: "watch", says };
  }
  const count = types.length === 1 ? "one sort" : `${types.length} sorts`;
  const says = types.length === 0 ? "Hears of everything." : `Hears of ${count}.`;
  return { words: "On", tone: "good", says };
}

const OFF: Partial<Record<string, string>> = {
  failing: "Nothing arrived there for five days. Mend what is wrong, then switch it on again.",
  gone: "It answered that it wants no more (410).",
};
