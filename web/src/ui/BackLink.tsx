import { Link } from "react-router";
import classes from "~/ui/BackLink.module.css";
import { ChevronIcon } from "~/ui/icons";

/** The way from a page below another to the one above it. */
export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} className={classes.back}>
      <ChevronIcon size={16} /> {children}
    </Link>
  );
}
