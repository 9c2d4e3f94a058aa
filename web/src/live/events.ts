import type { Account, Category, Household, Member, Tag, Transaction, User } from "~/api/types";

export interface Summary {
  count: number;
  account_ids: string[];
}

/** The payload of each durable event this app acts upon; every other type only moves the cursor. */
export interface Payloads {
  "transaction.created": Transaction;
  "transaction.updated": Transaction;
  "transaction.deleted": Transaction;
  "transaction.restored": Transaction;
  "transactions.imported": Summary & { import_id: string; done: number; of: number };
  "transactions.changed": Summary;
  "balance.updated": {
    account_id: string;
    balance_minor: number;
    currency: string;
    version: number;
    transaction_count: number;
  };
  "account.created": Account;
  "account.updated": Account;
  "account.deleted": Account;
  "category.created": Category;
  "category.updated": Category;
  "category.deleted": Category;
  "tag.created": Tag;
  "tag.updated": Tag & { previous_name: string };
  "tag.deleted": Tag;
  "household.updated": Household;
  "member.joined": Member;
  "member.updated": Member;
  "member.left": Member;
  "user.updated": User;
  gone: Record<string, never>;
}

interface Place {
  timestamp: string;
  id: string;
  /** Null for what concerns this user alone, whatever the household. */
  household: string | null;
  /** Place in this user's stream: gap-free. */
  seq: number;
  /** Last `seq` of the same unit of work: events up to it become visible together. */
  commit: number;
}

export type Durable = { [T in keyof Payloads]: Place & { type: T; payload: Payloads[T] } }[keyof Payloads];

export interface SessionReady {
  connection_id: string;
  device_id: string;
  user_id: string;
  household: string | null;
  head: number;
  epoch: string;
  resumed: boolean;
  heartbeat_s: number;
  server_time: string;
}

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

export function isDurable(message: Message): boolean {
  return typeof message.seq === "number" && typeof message.commit === "number";
}
