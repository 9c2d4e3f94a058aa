import { Modal } from "@mantine/core";
import { sentence } from "~/api/problem";
import type { Bill, Transaction } from "~/api/types";
import { Amount } from "~/features/bills/Amount";
import { useSettling } from "~/features/bills/BillMenu";
import classes from "~/features/bills/MatchDialog.module.css";
import { titleOf, useNames } from "~/features/transactions/names";
import { briefDay } from "~/lib/dates";
import { usePayments, useRules } from "~/queries/bills";
import { useToday } from "~/queries/today";
import { useFormats } from "~/ui/formats";
import { SearchIcon } from "~/ui/icons";
import { Money } from "~/ui/Money";
import { Empty, Failure, Rows } from "~/ui/states";
import { UserText } from "~/ui/UserText";

const SHOWN = 12;

/** Which transaction paid it? The likeliest stand first. */
export function MatchDialog({ bill, name, onClose }: { bill: Bill; name: string; onClose: () => void }) {
  const { locale } = useFormats();
  const today = useToday();
  const payee = useRules().find(({ id }) => id === bill.recurring_id)?.payee ?? name;
  const { data, error, refetch } = usePayments(bill, payee);
  const settle = useSettling(bill);
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={
        <>
          What paid <UserText>{name}</UserText>?
        </>
      }
    >
      <p className={classes.lead}>
        Due {briefDay(bill.due_date, today, locale)}, <Amount of={bill} />.
      </p>
      {error && <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>}
      {!data && !error && <Rows count={3} />}
      {data?.length === 0 && (
        <Empty icon={<SearchIcon size={28} />} title="Nothing fits">
          No money moved that way around this day. Record the payment first.
        </Empty>
      )}
      {data && data.length > 0 && (
        <ul className={classes.list}>
          {data.slice(0, SHOWN).map((row) => (
            <Choice
              key={row.id}
              row={row}
              onChoose={() => {
                settle({ kind: "match", transaction_id: row.id });
                onClose();
              }}
            />
          ))}
        </ul>
      )}
    </Modal>
  );
}

function Choice({ row, onChoose }: { row: Transaction; onChoose: () => void }) {
  const { locale } = useFormats();
  const today = useToday();
  const names = useNames();
  return (
    <li>
      <button type="button" className={classes.choice} onClick={onChoose}>
        <span className={classes.words}>
          <span className={classes.name}>
            <UserText>{titleOf(row, names)}</UserText>
          </span>
          <span className={classes.note}>
            {briefDay(row.date, today, locale)} ·{" "}
            <UserText>{names.account(row.account_id)?.name ?? ""}</UserText>
          </span>
        </span>
        <Money minor={row.amount_minor} currency={row.currency} tone="flow" />
      </button>
    </li>
  );
}
