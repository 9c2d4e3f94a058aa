import { NavLink } from "react-router";
import classes from "~/features/shell/TabBar.module.css";
import { GearIcon, ListIcon, PeopleIcon, PlusIcon, WalletIcon } from "~/ui/icons";

/** The phone's way around. */
export function TabBar({ onAdd }: { onAdd: (() => void) | null }) {
  return (
    <nav className={classes.tabs} aria-label="Main">
      <NavLink to="/" end className={classes.tab ?? ""}>
        <WalletIcon size={22} />
        Accounts
      </NavLink>
      <NavLink to="/transactions" className={classes.tab ?? ""}>
        <ListIcon size={22} />
        Transactions
      </NavLink>
      {onAdd && (
        <button type="button" className={classes.add} aria-label="Add transaction" onClick={onAdd}>
          <PlusIcon size={24} />
        </button>
      )}
      <NavLink to="/household" className={classes.tab ?? ""}>
        <PeopleIcon size={22} />
        Household
      </NavLink>
      <NavLink to="/settings" className={classes.tab ?? ""}>
        <GearIcon size={22} />
        Settings
      </NavLink>
    </nav>
  );
}
