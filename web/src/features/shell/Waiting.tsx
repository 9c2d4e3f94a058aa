import classes from "~/features/shell/Waiting.module.css";
import { useFormats } from "~/ui/formats";

/** How many things wait behind a way: the number on its disc, in words for those who listen. */
export function Waiting({ useCount, corner = false }: { useCount: () => number; corner?: boolean }) {
  const count = useCount();
  const { locale } = useFormats();
  if (count === 0) return null;
  const shown = count > 99 ? "99+" : new Intl.NumberFormat(locale).format(count);
  return (
    <span className={classes.waiting} data-corner={corner || undefined} data-testid="waiting">
      {shown}
      <span className="visually-hidden"> new</span>
    </span>
  );
}
