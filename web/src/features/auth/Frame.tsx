import type { ReactNode } from "react";
import classes from "~/features/auth/Frame.module.css";
import { Bell, Wordmark } from "~/ui/Bell";

/** The calm page around signing in. */
export function Frame({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <title>{`${title} · Pennybell`}</title>
      <aside className={classes.side} aria-hidden="true">
        <div className={classes.rings}>
          <Bell size={104} />
        </div>
        <p className={classes.promise}>The household ledger that rings when money moves.</p>
        <p className={classes.small}>Recorded once. Seen on every device of every member at once.</p>
      </aside>
      <main className={classes.main}>
        <div className={classes.form}>
          <div className={classes.brand}>
            <Wordmark size={30} />
          </div>
          <h1 className={classes.title}>{title}</h1>
          {lead && <p className={classes.lead}>{lead}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}
