import classes from "~/features/webhooks/WebhooksPage.module.css";
import { CopyLine } from "~/ui/CopyLine";
import { Failure } from "~/ui/states";

/** Shown once; null: its one showing was lost on the way. */
export function Secret({ secret }: { secret: string | null }) {
  if (secret === null) {
    return <Failure>The secret was shown already and is told to nobody again. Make a new one.</Failure>;
  }
  return (
    <>
      <CopyLine text={secret} testId="webhook-secret" />
      <p className={classes.note}>
        Give it to your program now: it is not shown again. With it the program can tell that a message is
        from here.
      </p>
    </>
  );
}
