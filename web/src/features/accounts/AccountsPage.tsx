import { Button, Switch } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import type { Account } from "~/api/types";
import { AccountForm } from "~/features/accounts/AccountForm";
import { AccountRow } from "~/features/accounts/AccountRow";
import classes from "~/features/accounts/AccountsPage.module.css";
import { groupsOf, isOpenAccount } from "~/features/accounts/groups";
import { Totals } from "~/features/accounts/Totals";
import { Recent } from "~/features/transactions/Recent";
import { sumByCurrency } from "~/lib/money";
import { useAccounts, useCanWrite } from "~/queries/ledger";
import { Card } from "~/ui/Card";
import { PlusIcon, WalletIcon } from "~/ui/icons";
import { Money } from "~/ui/Money";
import { Empty } from "~/ui/states";

type Editing = { account: Account | null } | null;

export default function AccountsPage() {
  const accounts = useAccounts();
  const canWrite = useCanWrite();
  const [editing, setEditing] = useState<Editing>(null);
  const add = () => setEditing({ account: null });
  return (
    <>
      {editing && <AccountForm account={editing.account} onClose={() => setEditing(null)} />}
      {accounts.length === 0 ? (
        <None onAdd={canWrite ? add : null} />
      ) : (
        <Overview onEdit={setEditing} onAdd={add} />
      )}
    </>
  );
}

function None({ onAdd }: { onAdd: (() => void) | null }) {
  const action = onAdd && (
    <>
      <Button onClick={onAdd}>Add account</Button>
      <Button variant="default" component={Link} to="/import">
        Import a statement
      </Button>
    </>
  );
  return (
    <Card>
      <Empty icon={<WalletIcon size={28} />} title="Where is your money?" action={action}>
        Add a bank account, a card or your wallet. Or import a statement: its accounts are made for you.
      </Empty>
    </Card>
  );
}

function Overview({ onEdit, onAdd }: { onEdit: (editing: Editing) => void; onAdd: () => void }) {
  const accounts = useAccounts();
  const canWrite = useCanWrite();
  const [showsArchived, setShowsArchived] = useState(false);
  const open = accounts.filter(isOpenAccount);
  const archived = accounts.filter((account) => account.archived);
  return (
    <>
      <Totals accounts={open} />
      <div className={classes.columns}>
        <div className={classes.groups}>
          {groupsOf(open).map((group) => (
            <section key={group.title} aria-label={group.title}>
              <header className={classes.head}>
                <h2 className={classes.heading}>{group.title}</h2>
                {group.accounts.length > 1 && <Sums accounts={group.accounts} />}
              </header>
              <Card flush>
                {group.accounts.map((account) => (
                  <AccountRow key={account.id} account={account} onEdit={() => onEdit({ account })} />
                ))}
              </Card>
            </section>
          ))}
          {showsArchived && archived.length > 0 && (
            <section aria-label="Archived">
              <header className={classes.head}>
                <h2 className={classes.heading}>Archived</h2>
              </header>
              <Card flush>
                {archived.map((account) => (
                  <AccountRow key={account.id} account={account} onEdit={() => onEdit({ account })} />
                ))}
              </Card>
            </section>
          )}
          <footer className={classes.foot}>
            {canWrite && (
              <Button variant="default" leftSection={<PlusIcon size={16} />} onClick={onAdd}>
                Add account
              </Button>
            )}
            {archived.length > 0 && (
              <Switch
                label="Show archived"
                checked={showsArchived}
                onChange={(event) => setShowsArchived(event.currentTarget.checked)}
              />
            )}
          </footer>
        </div>
        <Recent />
      </div>
    </>
  );
}

function Sums({ accounts }: { accounts: readonly Account[] }) {
  const sums = sumByCurrency(accounts.map(({ currency, balance_minor: minor }) => ({ currency, minor })));
  return (
    <span className={classes.sums} data-many={sums.length > 1 || undefined}>
      {sums.map((sum) => (
        <Money key={sum.currency} {...sum} size="small" tone="muted" />
      ))}
    </span>
  );
}
