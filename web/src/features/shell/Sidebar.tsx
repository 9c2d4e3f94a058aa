import { Link, NavLink, useLocation } from "react-router";
import { groupsOf, isOpenAccount } from "~/features/accounts/groups";
import { HouseholdMenu } from "~/features/shell/HouseholdMenu";
import classes from "~/features/shell/Sidebar.module.css";
import { UserMenu } from "~/features/shell/UserMenu";
import { useAccounts, useCanWrite } from "~/queries/ledger";
import { Wordmark } from "~/ui/Bell";
import { GearIcon, ImportIcon, ListIcon, PeopleIcon, WalletIcon } from "~/ui/icons";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

export function Sidebar() {
  const canWrite = useCanWrite();
  return (
    <aside className={classes.side}>
      <Link to="/" className={classes.brand} aria-label="Pennybell">
        <Wordmark />
      </Link>
      <HouseholdMenu />
      <nav className={classes.nav} aria-label="Main">
        <NavLink to="/" end className={classes.link ?? ""}>
          <WalletIcon />
          Accounts
        </NavLink>
        <PlainTransactionsLink />
        {canWrite && (
          <NavLink to="/import" className={classes.link ?? ""}>
            <ImportIcon />
            Import
          </NavLink>
        )}
        <NavLink to="/household" className={classes.link ?? ""}>
          <PeopleIcon />
          Household
        </NavLink>
        <NavLink to="/settings" className={classes.link ?? ""}>
          <GearIcon />
          Settings
        </NavLink>
      </nav>
      <Balances />
      <UserMenu />
    </aside>
  );
}

/** Not current while one account's rows are shown: then that account is. */
function PlainTransactionsLink() {
  const { pathname, search } = useLocation();
  const isCurrent = pathname === "/transactions" && !new URLSearchParams(search).has("account");
  return (
    <Link
      to="/transactions"
      className={`${classes.link} ${isCurrent ? "active" : ""}`}
      aria-current={isCurrent ? "page" : undefined}
    >
      <ListIcon />
      Transactions
    </Link>
  );
}

function Balances() {
  const accounts = useAccounts();
  const { pathname, search } = useLocation();
  const shown = pathname === "/transactions" ? new URLSearchParams(search).get("account") : null;
  return (
    <div className={classes.balances}>
      {groupsOf(accounts.filter(isOpenAccount)).map((group) => (
        <section key={group.title} className={classes.group}>
          <h2 className={classes.heading}>{group.title}</h2>
          {group.accounts.map((account) => (
            <Link
              key={account.id}
              to={`/transactions?account=${account.id}`}
              className={classes.account}
              aria-current={shown === account.id ? "page" : undefined}
            >
              <span className={classes.name}>
                <UserText>{account.name}</UserText>
              </span>
              <Money minor={account.balance_minor} currency={account.currency} size="small" />
            </Link>
          ))}
        </section>
      ))}
    </div>
  );
}
