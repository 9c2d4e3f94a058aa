import type { EventPayloads } from "~/api/events.gen";
import type { Transaction } from "~/api/types";

export type { SessionReady } from "~/api/events.gen";

/** The payload of each durable event; types unknown here only move the cursor. */
export type Payloads = Omit<EventPayloads, OfTransaction> &
  Record<OfTransaction, Transaction> & {
    "transaction.updated": Transaction & Pick<EventPayloads["transaction.updated"], "previous">;
  };

/** These carry the row as every answer does: one type for both. */
type OfTransaction =
  | "transaction.created"
  | "transaction.updated"
  | "transaction.deleted"
  | "transaction.restored";

interface Place {
  timestamp: string;
  id: string;
  /** Left out of what concerns this user alone, whatever the household. */
  household?: string;
  /** Place in this user's stream: gap-free. */
  seq: number;
  /** Last `seq` of the same unit of work: events up to it become visible together. */
  commit: number;
}

export type Durable = { [T in keyof Payloads]: Place & { type: T; payload: Payloads[T] } }[keyof Payloads];

export interface Message {
  type: string;
  payload: Record<string, unknown>;
  seq?: number;
  commit?: number;
}

export function parseMessage(data: unknown): Message | null {
  if (typeof data !== "string") return null;
  try {
    const message = JSON.parse(data) as Message;
    if (typeof message !== "object" || message === null || typeof message.type !== "string") return null;
    return message;
  } catch {
    return null;
  }
}

/** Whether an event says something about what is on screen: one household, and one person's own things. */
export function concerns(event: Durable, household_id: string | undefined): boolean {
  // There is one inbox, whatever household its entries are from.
  const isOwn = event.household === undefined || event.type === "notification.new";
  return isOwn || event.household === household_id;
}

export function isDurable(message: Message): boolean {
  return typeof message.seq === "number" && typeof message.commit === "number";
}
