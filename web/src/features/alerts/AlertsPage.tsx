import { Button, SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { Link, Route, Routes, useParams } from "react-router";
import { sentence } from "~/api/problem";
import { AlertRow } from "~/features/alerts/AlertRow";
import { AlertSettingsPage } from "~/features/alerts/AlertSettingsPage";
import classes from "~/features/alerts/AlertsPage.module.css";
import { type AlertGroup, bySeverity, groupsOf, isOpen } from "~/features/alerts/groups";
import { SEVERITIES } from "~/features/alerts/kinds";
import { Resolved } from "~/features/alerts/Resolved";
import { useAlert, useDismissAlerts, useRaisedAlerts } from "~/queries/alerts";
import { useCanWrite } from "~/queries/ledger";
import { Card } from "~/ui/Card";
import { BellIcon, CheckIcon, GearIcon } from "~/ui/icons";
import { Empty } from "~/ui/states";
import { useToast } from "~/ui/toasts";

export default function AlertsPage() {
  return (
    <Routes>
      <Route index element={<Alerts />} />
      <Route path="settings" element={<AlertSettingsPage />} />
      <Route path=":id" element={<Alerts />} />
    </Routes>
  );
}

type Shown = "open" | "dismissed" | "resolved";

function Alerts() {
  const { id: asked } = useParams();
  const raised = useRaisedAlerts();
  const held = raised.find(({ id }) => id === asked);
  const found = useAlert(asked ?? "", asked ? held : NOTHING);
  const [chosen, setChosen] = useState<Shown | null>(null);
  const open = useMemo(() => groupsOf(raised.filter(isOpen)), [raised]);
  const dismissed = useMemo(() => groupsOf(raised.filter((alert) => !isOpen(alert))), [raised]);
  // Until something else is chosen, the list that has what was asked for.
  const usual: Shown = !asked || (held && isOpen(held)) ? "open" : held ? "dismissed" : "resolved";
  const shown = chosen ?? usual;
  return (
    <>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label="Which alerts"
          data={[
            { value: "open", label: `Open (${open.length})` },
            { value: "dismissed", label: "Dismissed" },
            { value: "resolved", label: "Resolved" },
          ]}
          value={shown}
          onChange={(value) => setChosen(value as Shown)}
        />
        <Button variant="default" component={Link} to="/alerts/settings" leftSection={<GearIcon size={17} />}>
          Settings
        </Button>
      </div>
      {shown === "open" && <Open groups={open} asked={asked} />}
      {shown === "dismissed" && (
        <Card flush>
          {dismissed.length === 0 ? (
            <Empty icon={<BellIcon size={28} />} title="Nothing was dismissed">
              What is dismissed waits here until it is over, or until its numbers change.
            </Empty>
          ) : (
            <List groups={dismissed} asked={asked} />
          )}
        </Card>
      )}
      {shown === "resolved" && <Resolved asked={asked} found={found.data} complaint={found.error} />}
    </>
  );
}

/** Stands for "known, nothing to ask for" where no alert was asked for. */
const NOTHING = {} as never;

function Open({ groups, asked }: { groups: readonly AlertGroup[]; asked: string | undefined }) {
  if (groups.length === 0) {
    return (
      <Card>
        <Empty icon={<CheckIcon size={28} />} title="All is well">
          When a budget is about to be overrun, a balance runs low or a bill is due, it is said here and why.
        </Empty>
      </Card>
    );
  }
  return (
    <div className={classes.groups}>
      {bySeverity(groups).map(({ severity, groups: some }) => (
        <section key={severity} aria-label={SEVERITIES[severity].words}>
          <h2 className={classes.heading}>{SEVERITIES[severity].words}</h2>
          <Card flush>
            <List groups={some} asked={asked} canDismiss />
          </Card>
        </section>
      ))}
    </div>
  );
}

function List({
  groups,
  asked,
  canDismiss = false,
}: {
  groups: readonly AlertGroup[];
  asked: string | undefined;
  canDismiss?: boolean;
}) {
  const canWrite = useCanWrite();
  const { mutate } = useDismissAlerts();
  const toast = useToast();
  const dismiss = (alerts: Parameters<typeof mutate>[0]) =>
    mutate(alerts, { onError: (error) => toast({ text: sentence(error), tone: "danger" }) });
  return (
    <ul>
      {groups.map((group) => (
        <AlertRow
          key={group.key}
          group={group}
          isAsked={[group.head, ...group.others].some(({ id }) => id === asked)}
          onDismiss={canDismiss && canWrite ? dismiss : null}
        />
      ))}
    </ul>
  );
}
