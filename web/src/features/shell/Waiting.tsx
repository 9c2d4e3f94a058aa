import classes from "~/features/shell/Waiting.module.css";
import { Count } from "~/ui/Count";

/** How many things wait behind a way: a number on its disc, in words for those who listen. */
export function Waiting({ useCount, corner = false }: { useCount: () => number; corner?: boolean }) {
  const count = useCount();
  if (count === 0) return null;
  return (
    <span className={classes.waiting} data-corner={corner || undefined} data-testid="waiting">
      {count > 99 ? "99+" : <Count of={count} one="" many="" />}
      <span className="visually-hidden"> new</span>
    </span>
  );
}
