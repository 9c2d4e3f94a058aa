import type { Account, AccountType } from "~/api/types";

export const TYPE_NAMES: Record<AccountType, string> = {
  checking: "Checking",
  savings: "Savings",
  cash: "Cash",
  credit_card: "Credit card",
  loan: "Loan",
  investment: "Investment",
  property: "Property",
  other: "Other",
};

const GROUPS: { title: string; types: AccountType[] }[] = [
  { title: "Checking and cash", types: ["checking", "cash"] },
  { title: "Savings", types: ["savings"] },
  { title: "Credit cards", types: ["credit_card"] },
  { title: "Loans", types: ["loan"] },
  { title: "Investments", types: ["investment"] },
  { title: "Property", types: ["property"] },
  { title: "Other", types: ["other"] },
];

export interface AccountGroup {
  title: string;
  accounts: Account[];
}

export function isOpenAccount(account: Account): boolean {
  return !account.archived;
}

/** Groups in a fixed order, within them by name; groups without accounts are left out. */
export function groupsOf(accounts: readonly Account[]): AccountGroup[] {
  return GROUPS.map(({ title, types }) => ({
    title,
    accounts: accounts
      .filter((account) => types.includes(account.type))
      .sort((a, b) => a.name.localeCompare(b.name)),
  })).filter((group) => group.accounts.length > 0);
}
