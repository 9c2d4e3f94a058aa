import { Button } from "@mantine/core";
import { Link, useParams } from "react-router";
import type { Recurring } from "~/api/types";
import { Amount } from "~/features/bills/Amount";
import { BillRow } from "~/features/bills/BillRow";
import { PastBills } from "~/features/bills/PastBills";
import classes from "~/features/bills/RuleDetail.module.css";
import { RuleMenu } from "~/features/bills/RuleMenu";
import { ruleInWords } from "~/features/bills/words";
import { useNames } from "~/features/transactions/names";
import { useOpenBills, useRules } from "~/queries/bills";
import { useCanWrite } from "~/queries/ledger";
import { BackLink } from "~/ui/BackLink";
import { Card } from "~/ui/Card";
import { Figure, Figures } from "~/ui/Figures";
import { useFormats } from "~/ui/formats";
import { SearchIcon } from "~/ui/icons";
import { Pill } from "~/ui/Pill";
import { Empty } from "~/ui/states";
import { UserText } from "~/ui/UserText";

const PAST = ["paid", "skipped", "missed"] as const;

export function RuleDetail() {
  const { id = "" } = useParams();
  const rule = useRules().find((one) => one.id === id);
  return rule ? <Detail key={id} rule={rule} /> : <Gone />;
}

function Gone() {
  return (
    <Card>
      <Empty
        icon={<SearchIcon size={28} />}
        title="There is no such bill"
        action={
          <Button component={Link} to="/bills">
            All bills
          </Button>
        }
      >
        It may have been deleted on another device.
      </Empty>
    </Card>
  );
}

function Detail({ rule }: { rule: Recurring }) {
  const canWrite = useCanWrite();
  const open = useOpenBills()
    .filter(({ recurring_id }) => recurring_id === rule.id)
    .sort((a, b) => a.due_date.localeCompare(b.due_date));
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <BackLink to="/bills">All bills</BackLink>
        {canWrite && <RuleMenu rule={rule} />}
      </div>
      <header className={classes.head}>
        <h2 className={classes.name}>
          <UserText>{rule.name}</UserText>
        </h2>
        {rule.status !== "active" && (
          <Pill tone="quiet">{rule.status === "paused" ? "Paused" : "Ended"}</Pill>
        )}
      </header>
      <About rule={rule} />
      {open.length > 0 && (
        <section>
          <h2 className={classes.heading}>To come</h2>
          <Card flush>
            <ul>
              {open.map((bill) => (
                <BillRow key={bill.id} bill={bill} isOfRule />
              ))}
            </ul>
          </Card>
        </section>
      )}
      <section>
        <h2 className={classes.heading}>Before</h2>
        <PastBills status={PAST} rule={rule.id} />
      </section>
    </div>
  );
}

const WEEKENDS = { none: null, before: "the Friday before a weekend", after: "the Monday after a weekend" };

function About({ rule }: { rule: Recurring }) {
  const { locale } = useFormats();
  const names = useNames();
  const weekend = WEEKENDS[rule.weekend];
  return (
    <Card>
      <p className={classes.when}>
        {ruleInWords(rule.rrule, rule.start_date, locale)}
        {weekend && `, ${weekend}`}.
      </p>
      <Figures>
        <Figure name={rule.amount_max_minor > 0 ? "Comes in" : "To pay"}>
          <Amount of={rule} />
        </Figure>
        <Figure name="Payee">
          <UserText>{rule.payee}</UserText>
        </Figure>
        <Figure name="Account">
          <UserText>{names.account(rule.account_id)?.name ?? "Any"}</UserText>
        </Figure>
        <Figure name="Category">
          <UserText>{names.category(rule.category_id) ?? "None"}</UserText>
        </Figure>
        <Figure name="Recorded by itself">{rule.auto_post ? "Yes" : "No"}</Figure>
      </Figures>
    </Card>
  );
}
