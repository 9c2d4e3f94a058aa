import type { ActivityKind } from "~/api/types";
import type { ActivityFilters } from "~/queries/activityPages";

export const KINDS: Record<ActivityKind, string> = {
  transaction: "Transactions",
  transfer: "Transfers",
  import: "Imports",
  account: "Accounts",
  category: "Categories",
  tag: "Tags",
  budget: "Budgets",
  goal: "Goals",
  contribution: "Contributions",
  recurring: "Bills",
  bill: "Payments of bills",
  alert: "Alerts",
  alert_settings: "Alert settings",
  rate: "Exchange rates",
  household: "Household",
  member: "Members",
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** As the address says; what it says wrongly is left out. */
export function filtersOf(params: URLSearchParams): ActivityFilters {
  const said = (name: string) => params.get(name) ?? undefined;
  const kind = said("kind");
  const dayOf = (name: string) => (DAY.test(said(name) ?? "") ? said(name) : undefined);
  return {
    member: said("member"),
    kind: kind && kind in KINDS ? (kind as ActivityKind) : undefined,
    account: said("account"),
    category: said("category"),
    from: dayOf("from"),
    to: dayOf("to"),
  };
}

/** The address of the filters; what narrows nothing is not said. */
export function paramsOf(filters: ActivityFilters): Record<string, string> {
  const said = Object.entries(filters).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return Object.fromEntries(said);
}
