import { useNavigate } from "react-router";
import type { Notification } from "~/api/types";
import { useOpenRow } from "~/features/transactions/RowLink";

/** Opens what an entry is about; null: it is about nothing that could be shown. */
export function useSubject(entry: Notification): { label: string; open: () => void } | null {
  const navigate = useNavigate();
  const row = useOpenRow();
  const { subject_noun: noun, subject_id: id } = entry;
  if (noun === "transaction" && id) return { label: "Open the transaction", open: () => row.open(id) };
  const way = wayTo(entry);
  return way && { label: way.label, open: () => void navigate(way.path) };
}

/** Where what an entry is about can be seen. */
export function wayTo({
  subject_noun,
  subject_id,
  type,
}: Pick<Notification, "subject_noun" | "subject_id" | "type">): { path: string; label: string } | null {
  if (type === "new_device" || type === "password_changed") {
    return { path: "/settings", label: "Show what is signed in" };
  }
  if (subject_noun === "alerts" && type === "subscription_found") {
    return { path: "/bills", label: "Show what was found" };
  }
  return WAYS[subject_noun]?.(subject_id ?? "") ?? null;
}

const WAYS: Partial<Record<string, (id: string) => { path: string; label: string }>> = {
  alert: (id) => ({ path: `/alerts/${id}`, label: "Show why" }),
  alerts: () => ({ path: "/alerts", label: "Show the alerts" }),
  budget: (id) => ({ path: `/budgets/${id}`, label: "Show the budget" }),
  import: () => ({ path: "/transactions", label: "Show the transactions" }),
  member: () => ({ path: "/household", label: "Show the household" }),
  summary: () => ({ path: "/", label: "Show the dashboard" }),
  webhook: (id) => ({ path: `/settings/webhooks/${id}`, label: "Show the webhook" }),
  recurring: (id) => ({ path: `/bills/${id}`, label: "Show the bill" }),
};
