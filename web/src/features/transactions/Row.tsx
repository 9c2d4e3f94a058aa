import { memo } from "react";
import type { Transaction } from "~/api/types";
import { type Names, purposeOf, titleOf } from "~/features/transactions/names";
import classes from "~/features/transactions/Row.module.css";
import { SplitIcon, TransferIcon } from "~/ui/icons";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

/** Younger changes than this light up; older ones were seen, or came with the page. */
const FRESH_MS = 4_000;

export interface RowProps {
  row: Transaction;
  names: Names;
  /** When an event last changed the row; undefined when none did since the start. */
  touched_ms: number | undefined;
  onOpen: (row: Transaction) => void;
}

export const Row = memo(function Row({ row, names, touched_ms, onOpen }: RowProps) {
  const isFresh = touched_ms !== undefined && Date.now() - touched_ms < FRESH_MS;
  // Two names for one animation: a second change in a row lights it up again without building it anew.
  const flash = isFresh ? (row.version % 2 === 0 ? "even" : "odd") : undefined;
  const title = titleOf(row, names);
  const account = names.account(row.account_id);
  const by = names.other(row.created_by);
  return (
    <li className={classes.item} data-testid="transaction-row" data-id={row.id} data-flash={flash}>
      <button type="button" className={classes.row} onClick={() => onOpen(row)}>
        <span className={classes.disc} data-kind={kindOf(row)} aria-hidden="true">
          {row.transfer_id !== null ? (
            <TransferIcon size={18} />
          ) : row.splits.length > 0 ? (
            <SplitIcon size={18} />
          ) : (
            [...title][0]?.toUpperCase()
          )}
        </span>
        <span className={classes.words}>
          <span className={classes.title} data-vague={row.payee === null || undefined}>
            <UserText>{title}</UserText>
          </span>
          <span className={classes.narrow}>
            <UserText>{purposeOf(row, names)}</UserText> · <UserText>{account?.name ?? ""}</UserText>
            {by && <By name={by} />}
          </span>
          {(row.note || row.tags.length > 0) && (
            <span className={classes.more}>
              {row.tags.map((tag) => (
                <span key={tag} className={classes.tag}>
                  <UserText>{tag}</UserText>
                </span>
              ))}
              {row.note && row.note !== title && (
                <span className={classes.note}>
                  <UserText>{row.note}</UserText>
                </span>
              )}
            </span>
          )}
        </span>
        <span className={classes.purpose}>
          <UserText>{purposeOf(row, names)}</UserText>
        </span>
        <span className={classes.account}>
          <UserText>{account?.name ?? ""}</UserText>
          {by && <By name={by} />}
        </span>
        <span className={classes.amount}>
          <Money
            minor={row.amount_minor}
            currency={row.currency}
            tone={row.transfer_id === null ? "flow" : "muted"}
          />
        </span>
      </button>
    </li>
  );
});

/** Who recorded it, when it was somebody else. */
function By({ name }: { name: string }) {
  return (
    <>
      {" · "}
      <UserText>{name}</UserText>
    </>
  );
}

function kindOf(row: Transaction): string {
  if (row.transfer_id !== null) return "transfer";
  return row.amount_minor > 0 ? "income" : "expense";
}
