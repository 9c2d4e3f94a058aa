import { Link, useLocation } from "react-router";
import { groupsOf, isOpenAccount } from "~/features/accounts/groups";
import { HouseholdMenu } from "~/features/shell/HouseholdMenu";
import classes from "~/features/shell/Sidebar.module.css";
import { isCurrent, SCREENS, type Screen } from "~/features/shell/screens";
import { UserMenu } from "~/features/shell/UserMenu";
import { WaitingAt } from "~/features/shell/Waiting";
import { useAccounts, useCanWrite } from "~/queries/ledger";
import { Wordmark } from "~/ui/Bell";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

export function Sidebar() {
  const canWrite = useCanWrite();
  const shown = SCREENS.filter(({ isForWriters }) => canWrite || !isForWriters);
  return (
    <aside className={classes.side}>
      <Link to="/" className={classes.brand} aria-label="Pennybell">
        <Wordmark />
      </Link>
      <HouseholdMenu />
      <nav className={classes.nav} aria-label="Main">
        <Ways screens={shown.filter(({ group }) => group === "money")} />
        <Balances />
        <Ways screens={shown.filter(({ group }) => group === "app")} />
      </nav>
      <UserMenu />
    </aside>
  );
}

function Ways({ screens }: { screens: readonly Screen[] }) {
  const { pathname, search } = useLocation();
  return (
    <div className={classes.ways}>
      {screens.map((screen) => (
        <Link
          key={screen.path}
          to={screen.path}
          className={classes.link}
          aria-current={isCurrent(screen, pathname, search) ? "page" : undefined}
        >
          <screen.Icon />
          {screen.title}
          <WaitingAt path={screen.path} />
        </Link>
      ))}
    </div>
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
