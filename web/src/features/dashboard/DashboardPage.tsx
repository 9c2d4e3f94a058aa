import { Button } from "@mantine/core";
import { Link } from "react-router";
import { AlertsPanel } from "~/features/dashboard/AlertsPanel";
import { BillsPanel } from "~/features/dashboard/BillsPanel";
import { BudgetsPanel } from "~/features/dashboard/BudgetsPanel";
import { CashFlowPanel } from "~/features/dashboard/CashFlowPanel";
import { CategoriesPanel } from "~/features/dashboard/CategoriesPanel";
import classes from "~/features/dashboard/DashboardPage.module.css";
import { GoalsPanel } from "~/features/dashboard/GoalsPanel";
import { MonthsPanel } from "~/features/dashboard/MonthsPanel";
import { NetWorthPanel } from "~/features/dashboard/NetWorthPanel";
import { OutlookPanel } from "~/features/dashboard/OutlookPanel";
import { SpendingPanel } from "~/features/dashboard/SpendingPanel";
import { Recent } from "~/features/transactions/Recent";
import { useSpendingCurve } from "~/queries/analytics";
import { useAccounts, useCanWrite } from "~/queries/ledger";
import { Card } from "~/ui/Card";
import { WalletIcon } from "~/ui/icons";
import { Empty } from "~/ui/states";

/** Where the household stands, at a glance; every number moves as money does. */
export default function DashboardPage() {
  const hasAccounts = useAccounts().length > 0;
  return hasAccounts ? <Overview /> : <Start />;
}

function Overview() {
  return (
    <div className={classes.grid}>
      <div className={classes.wide}>
        <NetWorthPanel />
      </div>
      <div className={classes.side}>
        <AlertsPanel />
      </div>
      <ThisMonth />
      <div className={classes.wide}>
        <OutlookPanel />
      </div>
      <div className={classes.side}>
        <BillsPanel />
      </div>
      <div className={classes.half}>
        <BudgetsPanel />
      </div>
      <div className={classes.half}>
        <GoalsPanel />
      </div>
      <div className={classes.full}>
        <MonthsPanel />
      </div>
      <div className={classes.full}>
        <CashFlowPanel />
      </div>
      <div className={classes.full}>
        <Recent />
      </div>
    </div>
  );
}

/** Two views of one answer. */
function ThisMonth() {
  const asked = useSpendingCurve();
  return (
    <>
      <div className={classes.wide}>
        <SpendingPanel asked={asked} />
      </div>
      <div className={classes.side}>
        <CategoriesPanel asked={asked} />
      </div>
    </>
  );
}

/** Nothing to look at yet: the way to the first account. */
function Start() {
  const canWrite = useCanWrite();
  const action = canWrite && (
    <>
      <Button component={Link} to="/accounts">
        Add an account
      </Button>
      <Button variant="default" component={Link} to="/import">
        Import a statement
      </Button>
    </>
  );
  return (
    <Card>
      <Empty icon={<WalletIcon size={28} />} title="Where is your money?" action={action}>
        With an account and what moves on it, this page shows what you have, what you spend, and what is to
        come.
      </Empty>
    </Card>
  );
}
