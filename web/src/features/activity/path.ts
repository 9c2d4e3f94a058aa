import type { Activity } from "~/api/types";
import type { Lookup } from "~/features/activity/useLookup";

type Known = Pick<Lookup, "account" | "category" | "goal" | "rule">;

/** Where what an entry is about can be seen; null for what is gone. */
export function pathOf({ kind, action, subject_id: id, label }: Activity, known: Known): string | null {
  if (action === "deleted" && kind !== "contribution") return null;
  switch (kind) {
    case "account":
      return id && known.account(id) ? `/transactions?account=${id}` : null;
    case "category":
      return id && known.category(id) ? `/transactions?category=${id}` : null;
    case "tag":
      return label ? `/transactions?tag=${encodeURIComponent(label)}` : null;
    case "budget":
      return id ? `/budgets/${id}` : null;
    case "goal":
    case "contribution":
      return id && known.goal(id) ? `/goals/${id}` : null;
    case "recurring":
    case "bill":
      return id && known.rule(id) ? `/bills/${id}` : "/bills";
    case "alert":
      return id ? `/alerts/${id}` : "/alerts";
    case "alert_settings":
      return "/alerts/settings";
    case "import":
    case "transfer":
    case "transaction":
      return "/transactions";
    case "household":
    case "member":
      return "/household";
    case "rate":
      return "/settings/rates";
    default:
      return null;
  }
}
