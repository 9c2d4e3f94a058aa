import { Button } from "@mantine/core";
import { Link } from "react-router";
import type { Alert } from "~/api/types";
import { RowLink } from "~/features/transactions/RowLink";
import { ChevronIcon } from "~/ui/icons";

/** The way to what an alert is about. */
export function Subject({ alert: { subject_noun, subject_id } }: { alert: Alert }) {
  if (subject_noun === "transaction") {
    return (
      <div>
        <RowLink id={subject_id}>Open the transaction</RowLink>
      </div>
    );
  }
  const way = WAYS[subject_noun]?.(subject_id);
  if (!way) return null;
  return (
    <div>
      <Button
        variant="light"
        size="compact-md"
        component={Link}
        to={way.to}
        rightSection={<ChevronIcon size={15} />}
      >
        {way.label}
      </Button>
    </div>
  );
}

const WAYS: Record<string, (id: string) => { to: string; label: string }> = {
  budget: (id) => ({ to: `/budgets/${id}`, label: "Show the budget" }),
  account: (id) => ({ to: `/transactions?account=${id}`, label: "Show the account" }),
  goal: (id) => ({ to: `/goals/${id}`, label: "Show the goal" }),
  recurring: (id) => ({ to: `/bills/${id}`, label: "Show the bill" }),
  candidate: () => ({ to: "/bills", label: "Show what was found" }),
  category: (id) => ({ to: `/transactions?category=${id}`, label: "Show its transactions" }),
};
