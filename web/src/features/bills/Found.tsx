import { Button } from "@mantine/core";
import { useState } from "react";
import { sentence } from "~/api/problem";
import type { RecurringCandidate } from "~/api/types";
import { Amount } from "~/features/bills/Amount";
import classes from "~/features/bills/Found.module.css";
import { RuleForm } from "~/features/bills/RuleForm";
import { foundInWords } from "~/features/bills/words";
import { RowLink } from "~/features/transactions/RowLink";
import { briefDay } from "~/lib/dates";
import { useFound, useRejectFound } from "~/queries/bills";
import { useCanWrite } from "~/queries/ledger";
import { useToday } from "~/queries/today";
import { Card, CardHead } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";
import { useToast } from "~/ui/toasts";
import { UserText } from "~/ui/UserText";

const SHOWN = 3;

/** What looks as if it recurred, with what that rests on; gone once somebody has answered. */
export function Found() {
  const found = useFound();
  const [isOpen, setIsOpen] = useState(false);
  const [confirmed, setConfirmed] = useState<RecurringCandidate | null>(null);
  const shown = isOpen ? found : found.slice(0, SHOWN);
  return (
    <>
      {confirmed && <RuleForm rule={null} found={confirmed} onClose={() => setConfirmed(null)} />}
      {found.length > 0 && (
        <section className={classes.found} aria-label="Found in your history">
          <Card>
            <CardHead
              title="Found in your history"
              note="Paid again and again, as it seems. Say which of them are bills; the others are not suggested again."
            />
            <ul className={classes.list}>
              {shown.map((candidate) => (
                <Candidate
                  key={candidate.id}
                  candidate={candidate}
                  onConfirm={() => setConfirmed(candidate)}
                />
              ))}
            </ul>
            {found.length > SHOWN && (
              <div className={classes.more}>
                <Button variant="subtle" size="compact-md" onClick={() => setIsOpen(!isOpen)}>
                  {isOpen ? "Show fewer" : `Show all ${found.length}`}
                </Button>
              </div>
            )}
          </Card>
        </section>
      )}
    </>
  );
}

function Candidate({ candidate, onConfirm }: { candidate: RecurringCandidate; onConfirm: () => void }) {
  const { locale } = useFormats();
  const today = useToday();
  const canWrite = useCanWrite();
  const reject = useRejectFound();
  const toast = useToast();
  const { payee, payments, currency } = candidate;
  const no = () =>
    reject.mutate(candidate, {
      onSuccess: () =>
        toast({
          text: (
            <>
              <UserText>{payee}</UserText> will not be suggested again
            </>
          ),
        }),
      onError: (error) => toast({ text: sentence(error), tone: "danger" }),
    });
  return (
    <li className={classes.item} data-testid="candidate">
      <div className={classes.words}>
        <span className={classes.name}>
          <UserText>{payee}</UserText>
        </span>
        <span className={classes.note}>{foundInWords(candidate, today, locale)}</span>
      </div>
      <span className={classes.amount}>
        <Amount of={candidate} />
      </span>
      <ol className={classes.payments} aria-label="Payments it rests on">
        {payments.map(({ transaction_id, date, amount_minor }) => (
          <li key={transaction_id} className={classes.payment}>
            <RowLink id={transaction_id}>{briefDay(date, today, locale)}</RowLink>{" "}
            <Money minor={Math.abs(amount_minor)} currency={currency} size="small" />
          </li>
        ))}
      </ol>
      {canWrite && (
        <div className={classes.actions}>
          <Button variant="light" size="compact-md" onClick={onConfirm}>
            It recurs
          </Button>
          <Button variant="subtle" color="gray" size="compact-md" loading={reject.isPending} onClick={no}>
            It does not
          </Button>
        </div>
      )}
    </li>
  );
}
