import { Button } from "@mantine/core";
import classes from "~/features/shell/Status.module.css";
import { clockTime } from "~/lib/dates";
import { live, useLive } from "~/queries/live";
import { useFormats } from "~/ui/formats";

const REASONS = {
  too_many: "Paused: another of your devices took this place",
  disconnected: "Disconnected from another device",
  disabled: "This account has been disabled",
  protocol: "Out of date: reload the page",
  refused: "This address may not connect",
} as const;

/** Always in sight: whether what is on screen is what is. */
export function Status() {
  const { isFresh, phase, as_of_ms, reason } = useLive();
  const { locale } = useFormats();
  const since = as_of_ms === null ? "" : ` \u2013 as of ${clockTime(as_of_ms, locale)}`;
  const text = isFresh ? "Live" : phase === "connecting" ? "Reconnecting\u2026" : `Offline${since}`;
  const isPaused = reason === "too_many" || reason === "disconnected";
  return (
    <div className={classes.place}>
      <span
        role="status"
        data-state={phase}
        className={classes.status}
        title={reason ? REASONS[reason] : undefined}
      >
        <span className={classes.dot} aria-hidden="true" />
        <span className={classes.text}>{text}</span>
        {reason && <span className="visually-hidden">{REASONS[reason]}</span>}
      </span>
      {isPaused && (
        <Button size="compact-xs" variant="light" onClick={() => live.wake(true)}>
          Resume here
        </Button>
      )}
      {reason === "protocol" && (
        <Button size="compact-xs" variant="light" onClick={() => location.reload()}>
          Reload
        </Button>
      )}
    </div>
  );
}
