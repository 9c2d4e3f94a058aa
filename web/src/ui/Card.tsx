import type { ReactNode } from "react";
import classes from "~/ui/Card.module.css";

export function Card({ children, flush = false }: { children: ReactNode; flush?: boolean }) {
  return (
    <section className={classes.card} data-flush={flush || undefined}>
      {children}
    </section>
  );
}

export function CardHead({ title, note, action }: { title: string; note?: ReactNode; action?: ReactNode }) {
  return (
    <header className={classes.head}>
      <div>
        <h2 className={classes.title}>{title}</h2>
        {note && <p className={classes.note}>{note}</p>}
      </div>
      {action}
    </header>
  );
}
