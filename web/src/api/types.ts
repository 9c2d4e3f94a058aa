/** The nouns of the API as this app names them. */

export type AccountType =
  | "checking"
  | "savings"
  | "cash"
  | "credit_card"
  | "loan"
  | "investment"
  | "property"
  | "other";
export type Role = "owner" | "member" | "viewer";
export type CategoryKind = "income" | "expense";

export interface User {
  id: string;
  email: string;
  name: string;
  timezone: string;
  locale: string;
  is_admin: boolean;
  version: number;
  created_at: string;
}

export interface Household {
  id: string;
  name: string;
  timezone: string;
  currency: string;
  version: number;
  created_at: string;
}

export interface Member {
  user_id: string;
  name: string;
  email: string;
  role: Role;
  joined_at: string;
}

export interface Account {
  id: string;
  name: string;
  type: AccountType;
  currency: string;
  opening_balance_minor: number;
  balance_minor: number;
  balance_version: number;
  transaction_count: number;
  archived: boolean;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface Category {
  id: string;
  name: string;
  kind: CategoryKind;
  parent_id: string | null;
  archived: boolean;
  version: number;
}

export interface Tag {
  id: string;
  name: string;
  version: number;
}

export interface Split {
  amount_minor: number;
  category_id?: string | null;
  note?: string | null;
}

export interface Transaction {
  id: string;
  account_id: string;
  date: string;
  amount_minor: number;
  currency: string;
  payee: string | null;
  note: string | null;
  category_id: string | null;
  tags: string[];
  splits: Split[];
  transfer_id: string | null;
  transfer_peer_id: string | null;
  transfer_account_id: string | null;
  import_id: string | null;
  version: number;
  created_by: string;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

/** `horizon`: rows below it are not in `transactions`; null when all are. */
export interface Snapshot {
  seq: number;
  epoch: string;
  household: Household;
  role: Role;
  user: User;
  members: Member[];
  accounts: Account[];
  categories: Category[];
  tags: Tag[];
  transactions: Transaction[];
  horizon: { date: string; id: string } | null;
  transactions_total: number;
}

export interface SignedIn {
  access_token: string;
  token_type: string;
  expires_in: number;
  user: User;
  household: Household;
}

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  total: number;
}

/** A write's answer: the row, and the commit number of its events in one's own stream (0: none). */
export type Written<T> = T & { seq: number };
