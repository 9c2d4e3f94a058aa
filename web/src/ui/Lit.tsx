import { type ReactNode, useEffect, useRef, useState } from "react";
import classes from "~/ui/Lit.module.css";

/** Lights up for a moment when `on` changes, not when it first appears: this number has just moved. */
export function Lit({ on, children }: { on: string | number; children: ReactNode }) {
  const before = useRef(on);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (before.current === on) return;
    before.current = on;
    setTimes((count) => count + 1);
  }, [on]);
  // Two names for one animation: a second change lights it up again without building it anew.
  const flash = times === 0 ? undefined : times % 2 === 0 ? "even" : "odd";
  return (
    <span className={classes.lit} data-flash={flash}>
      {children}
    </span>
  );
}
