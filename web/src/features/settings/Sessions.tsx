import { Button } from "@mantine/core";
import { sentence } from "~/api/problem";
import type { DeviceSession } from "~/api/types";
import classes from "~/features/household/HouseholdPage.module.css";
import { moment } from "~/lib/dates";
import { deviceName } from "~/lib/device";
import { useEndSession, useSessions } from "~/queries/me";
import { Card, CardHead } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import { Failure, Rows } from "~/ui/states";
import { UserText } from "~/ui/UserText";

export function Sessions() {
  const { data: sessions, error, isPending, refetch } = useSessions();
  return (
    <Card flush>
      <CardHead title="Signed-in devices" note="Whoever is signed out here goes dark within a second." />
      {error && (
        <div className={classes.failure}>
          <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>
        </div>
      )}
      {isPending && !error && <Rows count={2} />}
      <ul className={classes.list}>
        {sessions?.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  );
}

function Session({ session }: { session: DeviceSession }) {
  const { locale } = useFormats();
  const end = useEndSession();
  return (
    <li className={classes.item}>
      <span className={classes.words}>
        <span className={classes.strong} title={session.device}>
          <UserText>{deviceName(session.device)}</UserText>
        </span>
        <span className={classes.soft}>
          {session.address} · last seen {moment(session.last_seen_at, locale)}
        </span>
      </span>
      {session.current ? (
        <span className={classes.roleText}>This device</span>
      ) : (
        <Button
          variant="subtle"
          color="red"
          c="var(--danger)"
          size="compact-md"
          loading={end.isPending}
          onClick={() => end.mutate(session.id)}
        >
          Sign out this device
        </Button>
      )}
    </li>
  );
}
