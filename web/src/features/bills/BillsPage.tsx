import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { Route, Routes } from "react-router";
import { Ahead } from "~/features/bills/Ahead";
import classes from "~/features/bills/BillsPage.module.css";
import { Found } from "~/features/bills/Found";
import { PastBills } from "~/features/bills/PastBills";
import { RuleDetail } from "~/features/bills/RuleDetail";
import { RuleForm } from "~/features/bills/RuleForm";
import { RuleList } from "~/features/bills/RuleList";
import { useRules } from "~/queries/bills";
import { useCanWrite } from "~/queries/ledger";
import { Card } from "~/ui/Card";
import { CalendarIcon, PlusIcon } from "~/ui/icons";
import { Empty } from "~/ui/states";

export default function BillsPage() {
  return (
    <Routes>
      <Route index element={<Bills />} />
      <Route path=":id" element={<RuleDetail />} />
    </Routes>
  );
}

type Shown = "ahead" | "past" | "rules";

const SETTLED = ["paid", "skipped"] as const;

function Bills() {
  const rules = useRules();
  const canWrite = useCanWrite();
  const [shown, setShown] = useState<Shown>("ahead");
  const [isAdding, setIsAdding] = useState(false);
  return (
    <>
      {isAdding && <RuleForm rule={null} onClose={() => setIsAdding(false)} />}
      <Found />
      {rules.length === 0 ? (
        <None onAdd={canWrite ? () => setIsAdding(true) : null} />
      ) : (
        <>
          <div className={classes.bar}>
            <SegmentedControl
              aria-label="Which bills"
              data={[
                { value: "ahead", label: "To come" },
                { value: "past", label: "Settled" },
                { value: "rules", label: "What recurs" },
              ]}
              value={shown}
              onChange={(value) => setShown(value as Shown)}
            />
            {canWrite && (
              <Button
                variant="default"
                leftSection={<PlusIcon size={16} />}
                onClick={() => setIsAdding(true)}
              >
                Add bill
              </Button>
            )}
          </div>
          {shown === "ahead" && <Ahead />}
          {shown === "past" && <PastBills status={SETTLED} />}
          {shown === "rules" && <RuleList rules={rules} />}
        </>
      )}
    </>
  );
}

function None({ onAdd }: { onAdd: (() => void) | null }) {
  return (
    <Card>
      <Empty
        icon={<CalendarIcon size={28} />}
        title="What comes again and again?"
        action={onAdd && <Button onClick={onAdd}>Add bill</Button>}
      >
        Rent, subscriptions, a salary: say it once. What arrives is matched by itself, what does not is said.
      </Empty>
    </Card>
  );
}
