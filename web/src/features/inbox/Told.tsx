import { sentence } from "~/api/problem";
import type { Delivery } from "~/api/types";
import { outcomeOf, whyOf } from "~/features/inbox/deliveries";
import classes from "~/features/inbox/Told.module.css";
import { moment } from "~/lib/dates";
import { useDeliveries } from "~/queries/devices";
import { useFormats } from "~/ui/formats";
import { MailIcon, PhoneIcon } from "~/ui/icons";
import { Pill } from "~/ui/Pill";
import { Failure } from "~/ui/states";
import { UserText } from "~/ui/UserText";

/** Why an entry did or did not ring: one line for each device, contact and webhook. */
export function ToldOf({ id }: { id: string }) {
  const { data, error, refetch } = useDeliveries(id);
  if (error) return <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>;
  if (!data) return <p className={classes.none}>Looking at what was sent …</p>;
  if (data.length === 0) {
    return <p className={classes.none}>It was not sent anywhere: no device of yours was there to ring.</p>;
  }
  return <Told deliveries={data} />;
}

export function Told({ deliveries }: { deliveries: readonly Delivery[] }) {
  return (
    <ul className={classes.list} data-testid="deliveries">
      {deliveries.map((delivery) => (
        <Line key={delivery.id} delivery={delivery} />
      ))}
    </ul>
  );
}

function Line({ delivery }: { delivery: Delivery }) {
  const { locale } = useFormats();
  const { words, tone } = outcomeOf(delivery);
  const { accepted_at, displayed_at, clicked_at, not_before, state, last_status } = delivery;
  const at =
    clicked_at ??
    displayed_at ??
    accepted_at ??
    (state === "held" || state === "pending" ? not_before : null);
  // Whoever wrote the program at the far end wants to see what it said.
  const isOfProgram = delivery.channel === "webhook";
  const Icon = delivery.channel === "email" ? MailIcon : PhoneIcon;
  const why = whyOf(delivery);
  const saysAnswer = last_status !== null && (state === "dead" || (isOfProgram && state === "accepted"));
  return (
    <li className={classes.line}>
      <Icon size={18} />
      <span className={classes.words}>
        <span className={classes.target}>
          {delivery.target_name && <UserText>{delivery.target_name}</UserText>}
          <span className={delivery.target_name ? classes.channel : undefined}>
            {CHANNELS[delivery.channel] ?? delivery.channel}
          </span>
        </span>
        {(why || at) && (
          <span className={classes.why}>
            {why}
            {why && at && " "}
            {at && moment(at, locale)}
            {saysAnswer && ` (answer ${last_status})`}
          </span>
        )}
      </span>
      <Pill tone={tone}>{words}</Pill>
    </li>
  );
}

const CHANNELS: Partial<Record<string, string>> = {
  fcm: "Firebase",
  apns: "Apple",
  webpush: "Web Push",
  email: "Mail",
  sms: "SMS",
  apprise: "Service",
  webhook: "Webhook",
};
