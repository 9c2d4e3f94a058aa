import { Button } from "@mantine/core";
import { sentence } from "~/api/problem";
import { Told } from "~/features/inbox/Told";
import classes from "~/features/notifications/NotificationsPage.module.css";
import { useSendTest } from "~/queries/devices";
import { Card, CardHead } from "~/ui/Card";
import { Failure } from "~/ui/states";

/** Sends a notice through everything a real one goes through, and says what each provider answered. */
export function TestNotice() {
  const test = useSendTest();
  const found = test.data;
  return (
    <Card>
      <CardHead
        title="Try it"
        note="Sends a notice to everything of yours, and shows what each service answered."
        action={
          <Button
            variant="default"
            loading={test.isPending}
            onClick={() => test.mutate({ title: "It rings", body: "This is what a notice looks like." })}
          >
            Send a test
          </Button>
        }
      />
      {test.error && <Failure>{sentence(test.error)}</Failure>}
      {found?.deliveries.length === 0 && (
        <p className={classes.none}>
          It is in your inbox. Nothing of yours rings yet: start with this browser.
        </p>
      )}
      {found && <Told deliveries={found.deliveries} />}
      {found && !found.settled && (
        <p className={classes.none}>Not every service has answered yet; the entry in your inbox will tell.</p>
      )}
    </Card>
  );
}
