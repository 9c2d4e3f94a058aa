import { useMemo } from "react";
import { groupsOf, isOpen } from "~/features/alerts/groups";
import { useRaisedAlerts } from "~/queries/alerts";

/** How many things the list of open alerts has. */
export function useOpenCount(): number {
  const alerts = useRaisedAlerts();
  return useMemo(() => groupsOf(alerts.filter(isOpen)).length, [alerts]);
}
