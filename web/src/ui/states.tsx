import { Button, Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { WarningIcon } from "~/ui/icons";
import classes from "~/ui/states.module.css";

export function Empty({
  icon,
  title,
  children,
  action,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={classes.state}>
      <div className={classes.icon}>{icon}</div>
      <h2 className={classes.title}>{title}</h2>
      {children && <div className={classes.text}>{children}</div>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}

export function Failure({ children, onRetry }: { children: ReactNode; onRetry?: () => void }) {
  return (
    <div className={classes.failure} role="alert">
      <WarningIcon size={18} />
      <span>{children}</span>
      {onRetry && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

export function Rows({ count = 6 }: { count?: number }) {
  return (
    <div className={classes.rows} aria-busy="true">
      <span className="visually-hidden">Loading</span>
      {Array.from({ length: count }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike and never move.
        <div key={place} className={classes.row}>
          <Skeleton height={36} circle />
          <div className={classes.lines}>
            <Skeleton height={12} width={`${38 + ((place * 17) % 30)}%`} radius="xl" />
            <Skeleton height={10} width={`${22 + ((place * 11) % 20)}%`} radius="xl" />
          </div>
          <Skeleton height={14} width={72} radius="xl" />
        </div>
      ))}
    </div>
  );
}
