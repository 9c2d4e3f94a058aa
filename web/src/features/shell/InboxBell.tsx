import { Link, useLocation } from "react-router";
import classes from "~/features/shell/InboxBell.module.css";
import { Waiting } from "~/features/shell/Waiting";
import { useInboxCounts } from "~/queries/inbox";
import { BellIcon } from "~/ui/icons";

/** The way to the inbox, with how much in it is unread; in sight everywhere. */
export function InboxBell() {
  const { pathname } = useLocation();
  return (
    <Link to="/inbox" className={classes.bell} aria-current={pathname === "/inbox" ? "page" : undefined}>
      <BellIcon size={22} />
      <span className="visually-hidden">Inbox</span>
      <Waiting useCount={useUnread} corner />
    </Link>
  );
}

function useUnread(): number {
  return useInboxCounts().unread;
}
