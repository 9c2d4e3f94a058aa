import type { ReactNode } from "react";
import classes from "~/ui/Pill.module.css";

/** A state in a word or two. The words say it; the tone only helps to find it. */
export function Pill({ tone, children }: { tone: "quiet" | "good" | "watch" | "bad"; children: ReactNode }) {
  return (
    <span className={classes.pill} data-tone={tone}>
      {children}
    </span>
  );
}
