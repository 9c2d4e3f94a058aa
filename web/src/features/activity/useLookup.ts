import { useMemo } from "react";
import type { Names } from "~/features/activity/changes";
import type { Known } from "~/features/activity/words";
import { useNames } from "~/features/transactions/names";
import type { Ledger } from "~/live/ledger";
import { useRules } from "~/queries/bills";
import { useLedger } from "~/queries/ledger";

const goalsOf = (ledger: Ledger) => ledger.goals;

/** What the ids in entries are called now. */
export type Lookup = Known & Names;

export function useLookup(): Lookup {
  const names = useNames();
  const saved = useLedger(goalsOf);
  const rules = useRules();
  return useMemo(() => {
    const goals = new Map(saved.map((goal) => [goal.id, goal]));
    const ruleNames = new Map(rules.map(({ id, name }) => [id, name]));
    return {
      account: (id) => names.account(id)?.name,
      currencyOf: (id) => (names.account(id) ?? goals.get(id))?.currency,
      category: (id) => names.category(id) ?? undefined,
      goal: (id) => goals.get(id)?.name,
      rule: (id) => ruleNames.get(id),
    };
  }, [names, saved, rules]);
}
