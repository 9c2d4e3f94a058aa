import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { sentence } from "~/api/problem";
import classes from "~/features/dashboard/Panel.module.css";
import { Card } from "~/ui/Card";
import { Failure } from "~/ui/states";

/** What a panel needs of its query. */
export interface Asked<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

interface Props<T> {
  title: string;
  note?: ReactNode;
  /** The way to all of it. */
  to?: string;
  way?: string;
  asked: Asked<T>;
  /** Of the placeholder, so that nothing jumps when the answer comes. */
  height: number;
  children: (data: T) => ReactNode;
}

/** One part of the dashboard: it waits, fails and is tried again by itself. */
export function Panel<T>({ title, note, to, way = "Show all", asked, height, children }: Props<T>) {
  const { data, error, refetch } = asked;
  return (
    <Card>
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {to && (
          <Link to={to} className={classes.way}>
            {way}
          </Link>
        )}
      </header>
      {note && <p className={classes.note}>{note}</p>}
      {data !== undefined ? (
        children(data)
      ) : error ? (
        <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>
      ) : (
        <div aria-busy="true">
          <span className="visually-hidden">Loading</span>
          <Skeleton height={height} radius="md" />
        </div>
      )}
    </Card>
  );
}

/** Nothing to show yet, in one sentence. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className={classes.nothing}>{children}</p>;
}
