import type { Contact } from "~/api/types";
import { moment } from "~/lib/dates";

export type Channel = Contact["channel"];

export const CHANNELS: Record<Channel, string> = {
  email: "Mail",
  sms: "Text message",
  apprise: "Other service",
};

/** What has to be answered before anything goes there. */
export function proofOf(channel: Channel): "link" | "code" {
  return channel === "email" ? "link" : "code";
}

interface Standing {
  words: string;
  tone: "quiet" | "good" | "watch" | "bad";
  /** One sentence: since when, or what to do. */
  says: string;
  /** Whether a new link or code may be asked for. */
  canResend: boolean;
}

type Told = Pick<Contact, "channel" | "state" | "disabled_reason" | "code_sent_at" | "verified_at">;

/** How things stand with an address. */
export function standingOf(contact: Told, locale: string): Standing {
  const { channel, state, disabled_reason: reason } = contact;
  const at = (instant: string | null) => (instant === null ? "" : moment(instant, locale));
  if (state === "active") {
    const says = `${CHANNELS[channel]}, since ${at(contact.verified_at)}`;
    return { words: "Confirmed", tone: "good", says, canResend: false };
  }
  if (state === "pending") {
    const sent = at(contact.code_sent_at);
    return channel === "email"
      ? {
          words: "Waiting for its link",
          tone: "watch",
          says: `A link was sent there on ${sent}. Open it within a day and say yes.`,
          canResend: true,
        }
      : {
          words: "Waiting for its code",
          tone: "watch",
          says: `A code was sent there on ${sent}. It is good for 15 minutes.`,
          canResend: true,
        };
  }
  if (reason === "unsubscribed") {
    const says = "Nothing is sent there any more. A new link asks it again.";
    return { words: "Unsubscribed", tone: "quiet", says, canResend: true };
  }
  if (reason === "bounced") {
    const says = "Mail to it came back. If it is right, add it anew in a week.";
    return { words: "Came back", tone: "bad", says, canResend: false };
  }
  const said = (reason ?? "").replaceAll("_", " ");
  const says = said ? `The service refused it: ${said}.` : "The service refused it.";
  return { words: "Refused", tone: "bad", says, canResend: true };
}
