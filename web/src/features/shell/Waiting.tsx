import { COUNTS } from "~/features/shell/counts";
import classes from "~/features/shell/Waiting.module.css";
import { Count } from "~/ui/Count";

/** How many things wait on a screen, beside the way to it. */
export function WaitingAt({ path, corner = false }: { path: string; corner?: boolean }) {
  const useCount = COUNTS[path];
  return useCount ? <Waiting useCount={useCount} corner={corner} /> : null;
}

/** A number on its disc. */
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
