import { useMemo } from "react";
import type { Account, Category, Member, Transaction } from "~/api/types";
import { useAccounts, useCategories, useMembers, useUser } from "~/queries/ledger";

export interface Names {
  account(id: string | null): Account | undefined;
  /** "Food › Groceries", or null when there is no such category. */
  category(id: string | null | undefined): string | null;
  /** Who recorded the row, when it was somebody else. */
  other(user_id: string): string | null;
}

export function namesOf(
  accounts: readonly Account[],
  categories: readonly Category[],
  members: readonly Member[],
  me: string,
): Names {
  const byAccount = new Map(accounts.map((account) => [account.id, account]));
  const byCategory = new Map(categories.map((category) => [category.id, category]));
  const byUser = new Map(members.map((member) => [member.user_id, member.name]));
  return {
    account: (id) => (id === null ? undefined : byAccount.get(id)),
    category(id) {
      const found = id ? byCategory.get(id) : undefined;
      if (!found) return null;
      const parent = found.parent_id ? byCategory.get(found.parent_id) : undefined;
      return parent ? `${parent.name} › ${found.name}` : found.name;
    },
    other: (id) => (id === me ? null : (byUser.get(id) ?? null)),
  };
}

export function useNames(): Names {
  const accounts = useAccounts();
  const categories = useCategories();
  const members = useMembers();
  const { id } = useUser();
  return useMemo(() => namesOf(accounts, categories, members, id), [accounts, categories, members, id]);
}

/** What stands first in a row, and whether a person typed it. */
export function titleOf(row: Transaction, names: Names): string {
  if (row.payee) return row.payee;
  if (row.transfer_id !== null) {
    const other = names.account(row.transfer_account_id)?.name;
    if (!other) return row.amount_minor < 0 ? "Transfer out" : "Transfer in";
    return row.amount_minor < 0 ? `Transfer to ${other}` : `Transfer from ${other}`;
  }
  return names.category(row.category_id) ?? row.note ?? "No payee";
}

/** What the money was for. */
export function purposeOf(row: Transaction, names: Names): string {
  if (row.transfer_id !== null) {
    const other = names.account(row.transfer_account_id)?.name;
    // Without a payee the title says already from where or where to.
    if (!other || !row.payee) return "Transfer";
    return row.amount_minor < 0 ? `Transfer to ${other}` : `Transfer from ${other}`;
  }
  if (row.splits.length > 0) return `Split in ${row.splits.length}`;
  return names.category(row.category_id) ?? "No category";
}
