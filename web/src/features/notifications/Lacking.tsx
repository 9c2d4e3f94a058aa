import type { ReactNode } from "react";
import { Link } from "react-router";
import classes from "~/features/notifications/NotificationsPage.module.css";
import { useContacts } from "~/queries/contacts";

/** Says under the switch of a channel why it reaches nobody yet; null: it does, or nobody knows. */
export function useLacking(): (field: string) => ReactNode {
  const { data } = useContacts();
  return (field) => {
    const way = WAYS[field];
    if (!way || !data) return null;
    if (!data.channels.includes(way.channel)) return way.off;
    const of = data.items.filter(({ channel }) => channel === way.channel);
    if (of.some(({ state }) => state === "active")) return null;
    const waits = of.some(({ state }) => state === "pending");
    return (
      <>
        {waits ? way.waits : way.none}{" "}
        <Link to="/settings/contacts" className={classes.link}>
          {waits ? way.look : way.add}
        </Link>
      </>
    );
  };
}

interface Way {
  channel: "email" | "sms";
  /** The server does not send by it. */
  off: string;
  none: string;
  add: string;
  waits: string;
  look: string;
}

const WAYS: Partial<Record<string, Way>> = {
  email_enabled: {
    channel: "email",
    off: "This server sends no mail.",
    none: "No address yet.",
    add: "Add one",
    waits: "Your address waits for its link.",
    look: "Look",
  },
  sms_enabled: {
    channel: "sms",
    off: "This server sends no text messages.",
    none: "No number yet.",
    add: "Add one",
    waits: "Your number waits for its code.",
    look: "Enter the code",
  },
};
