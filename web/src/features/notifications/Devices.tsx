import { Button } from "@mantine/core";
import { sentence } from "~/api/problem";
import type { Device } from "~/api/types";
import classes from "~/features/household/HouseholdPage.module.css";
import { moment } from "~/lib/dates";
import { useDevices, useForgetDevice } from "~/queries/devices";
import { isThisBrowser, useDisablePush } from "~/queries/push";
import { Card, CardHead } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import { Pill } from "~/ui/Pill";
import { Failure } from "~/ui/states";
import { UserText } from "~/ui/UserText";

/** Everything of one's own that rings; nothing is shown while there is nothing. */
export function Devices() {
  const { data: devices = [], error, refetch } = useDevices();
  if (!error && devices.length === 0) return null;
  return (
    <Card flush>
      <CardHead title="What rings" note="Browsers and phones that show what you want to hear of." />
      {error && (
        <div className={classes.failure}>
          <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>
        </div>
      )}
      <ul className={classes.list}>
        {devices.map((device) => (
          <Line key={device.id} device={device} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ device }: { device: Device }) {
  const { locale } = useFormats();
  const forget = useForgetDevice();
  const silence = useDisablePush();
  const isHere = isThisBrowser(device);
  const since = device.last_success_at
    ? `last rung ${moment(device.last_success_at, locale)}`
    : `since ${moment(device.registered_at, locale)}`;
  return (
    <li className={classes.item} data-testid="device">
      <span className={classes.words}>
        <span className={classes.strong}>
          <UserText>{device.name || "Unnamed device"}</UserText>
        </span>
        <span className={classes.soft}>
          {isHere && "This browser · "}
          {SERVICES[device.kind]} · {since}
        </span>
      </span>
      {device.state !== "active" && (
        <Pill tone="bad">{device.state === "disabled" ? "No longer there" : "Open it once"}</Pill>
      )}
      <Button
        variant="subtle"
        color="red"
        c="var(--danger)"
        size="compact-md"
        aria-label={`Forget ${device.name}`}
        loading={forget.isPending || silence.isPending}
        onClick={() => (isHere ? silence.mutate() : forget.mutate(device.id))}
      >
        Forget
      </Button>
    </li>
  );
}

const SERVICES: Record<Device["kind"], string> = { fcm: "Firebase", apns: "Apple", webpush: "Web Push" };
