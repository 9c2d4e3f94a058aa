import { Button } from "@mantine/core";
import { sentence } from "~/api/problem";
import { type PushStatus, useDisablePush, useEnablePush, usePushStatus } from "~/queries/push";
import { Card, CardHead } from "~/ui/Card";
import { BellIcon } from "~/ui/icons";
import { Failure } from "~/ui/states";

/** The button that asks for leave to ring, and says what for. */
export function ThisBrowser() {
  const status = usePushStatus();
  const enable = useEnablePush();
  const disable = useDisablePush();
  const error = enable.error ?? disable.error;
  const rings = status === "on" || status === "held";
  return (
    <Card>
      <CardHead
        title={rings ? "This browser rings" : "Ring this browser"}
        note={NOTES[status]}
        action={
          rings ? (
            <Button variant="default" loading={disable.isPending} onClick={() => disable.mutate()}>
              Stop ringing
            </Button>
          ) : status === "off" ? (
            <Button
              leftSection={<BellIcon size={18} />}
              loading={enable.isPending}
              onClick={() => enable.mutate()}
            >
              Ring this browser
            </Button>
          ) : null
        }
      />
      {error && <Failure>{sentence(error)}</Failure>}
    </Card>
  );
}

const NOTES: Record<PushStatus, string> = {
  unknown: "Looking at what this browser can do …",
  on: "It shows what you want to hear of even while Pennybell is closed.",
  held: "It will show what you want to hear of, once this server lets push out again: it holds it now.",
  off: "Budgets, bills and what others record, even while Pennybell is closed. Your browser will ask you.",
  denied:
    "This browser was told to let Pennybell show nothing. Allow notifications for this site in its settings, then load this page again.",
  unsupported: "This browser cannot show anything while Pennybell is closed.",
  insecure: "Browsers are only rung over https: open Pennybell by its secure address.",
  install:
    "On an iPhone or iPad, put Pennybell on the home screen first (Share, Add to Home Screen) and open it there.",
};
