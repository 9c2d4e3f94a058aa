import type { AlertKind, Severity } from "~/api/types";
import type { Tone } from "~/features/budgets/standing";

export const SEVERITIES: Record<Severity, { words: string; tone: Tone }> = {
  critical: { words: "Critical", tone: "bad" },
  warning: { words: "Warning", tone: "watch" },
  info: { words: "Good to know", tone: "quiet" },
};

/** In the order of the settings, with what each is raised for. */
export const KINDS: { group: string; kinds: { kind: AlertKind; label: string }[] }[] = [
  {
    group: "Budgets",
    kinds: [
      { kind: "budget_threshold", label: "A budget reaches a threshold" },
      { kind: "budget_over", label: "A budget is over" },
      { kind: "budget_predicted", label: "A budget will probably go over" },
    ],
  },
  {
    group: "Balances",
    kinds: [
      { kind: "low_balance", label: "A balance is low" },
      { kind: "low_balance_predicted", label: "A balance will run low" },
    ],
  },
  {
    group: "Single amounts",
    kinds: [
      { kind: "large_expense", label: "A large expense" },
      { kind: "large_deposit", label: "A large deposit" },
      { kind: "duplicate_charge", label: "The same charge twice" },
      { kind: "unusual_spending", label: "Unusual spending in a category" },
    ],
  },
  {
    group: "Bills",
    kinds: [
      { kind: "bill_due", label: "A bill is due soon" },
      { kind: "bill_overdue", label: "A bill is overdue" },
      { kind: "price_increase", label: "A price went up" },
      { kind: "subscription_found", label: "A subscription was found" },
    ],
  },
  {
    group: "Goals",
    kinds: [
      { kind: "goal_milestone", label: "A goal reaches a milestone" },
      { kind: "goal_behind", label: "A goal falls behind" },
    ],
  },
];
