import { Button } from "@mantine/core";
import { useEffect, useId, useRef, useState } from "react";
import type { Alert } from "~/api/types";
import classes from "~/features/alerts/AlertRow.module.css";
import { AlertText } from "~/features/alerts/AlertText";
import type { AlertGroup } from "~/features/alerts/groups";
import { SEVERITIES } from "~/features/alerts/kinds";
import { Why } from "~/features/alerts/Why";
import { moment } from "~/lib/dates";
import { useFormats } from "~/ui/formats";
import { BellIcon, CheckIcon, ChevronIcon, CloseIcon, WarningIcon } from "~/ui/icons";
import { Lit } from "~/ui/Lit";

interface Props {
  group: AlertGroup;
  /** Asked for by its address: stands open and in sight. */
  isAsked: boolean;
  onDismiss: ((alerts: readonly Alert[]) => void) | null;
}

export function AlertRow({ group: { head, others }, isAsked, onDismiss }: Props) {
  const [isWide, setIsWide] = useState(isAsked);
  const { locale } = useFormats();
  const row = useRef<HTMLLIElement>(null);
  const why = useId();
  useEffect(() => {
    if (isAsked) row.current?.scrollIntoView({ block: "center" });
  }, [isAsked]);
  const { tone, words } = SEVERITIES[head.severity];
  const Icon = head.state === "resolved" ? CheckIcon : head.severity === "info" ? BellIcon : WarningIcon;
  return (
    <li ref={row} className={classes.item} data-testid="alert-row" data-id={head.id}>
      <div className={classes.row}>
        <span className={classes.disc} data-tone={head.state === "resolved" ? "good" : tone}>
          <Icon size={19} />
        </span>
        <button
          type="button"
          className={classes.open}
          aria-expanded={isWide}
          aria-controls={why}
          onClick={() => setIsWide(!isWide)}
        >
          <span className={classes.text}>
            <Lit on={head.version}>
              <AlertText alert={head} />
            </Lit>
          </span>
          <span className={classes.note}>
            {words} · {head.resolved_at ? "resolved " : ""}
            {moment(head.resolved_at ?? head.raised_at, locale)}
            {head.times > 1 && ` · ${head.times} times`}
          </span>
        </button>
        {onDismiss && (
          <Button
            variant="default"
            size="compact-md"
            aria-label={`Dismiss ${head.subject_label}`}
            onClick={() => onDismiss([head, ...others])}
          >
            <span className={classes.wide}>Dismiss</span>
            <span className={classes.narrow}>
              <CloseIcon size={17} />
            </span>
          </Button>
        )}
        <Button
          variant="subtle"
          size="compact-md"
          aria-hidden="true"
          tabIndex={-1}
          className={classes.why ?? ""}
          data-open={isWide || undefined}
          onClick={() => setIsWide(!isWide)}
        >
          <span className={classes.wide}>Why</span>
          <ChevronIcon size={15} />
        </Button>
      </div>
      <div id={why}>{isWide && <Why alert={head} others={others} />}</div>
    </li>
  );
}
