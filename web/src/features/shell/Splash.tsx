import { Button } from "@mantine/core";
import classes from "~/features/shell/Splash.module.css";
import { Bell } from "~/ui/Bell";

export function Splash() {
  return (
    <main className={classes.splash} aria-busy="true">
      <span className={classes.bell}>
        <Bell size={56} />
      </span>
      <span className="visually-hidden">Loading</span>
    </main>
  );
}

export function Unreachable({ onRetry, detail }: { onRetry: () => void; detail?: string }) {
  return (
    <main className={classes.splash}>
      <Bell size={56} />
      <h1 className={classes.title}>The server cannot be reached</h1>
      <p className={classes.text}>
        {detail ?? "Check that this device is online and that Pennybell is running."}
      </p>
      <Button onClick={onRetry}>Try again</Button>
    </main>
  );
}
