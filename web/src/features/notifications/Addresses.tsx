import { Button } from "@mantine/core";
import { Link } from "react-router";
import { Card, CardHead } from "~/ui/Card";
import { HookIcon, MailIcon } from "~/ui/icons";

/** Ways to what is told beside browsers and phones. */
export function Addresses() {
  return (
    <Card>
      <CardHead
        title="Mail and text messages"
        note="They go only to addresses and numbers that have said yes."
        action={
          <Button
            variant="default"
            component={Link}
            to="/settings/contacts"
            leftSection={<MailIcon size={17} />}
          >
            Addresses
          </Button>
        }
      />
      <CardHead
        title="Webhooks"
        note="Programs of yours that are told what you are told."
        action={
          <Button
            variant="default"
            component={Link}
            to="/settings/webhooks"
            leftSection={<HookIcon size={17} />}
          >
            Webhooks
          </Button>
        }
      />
    </Card>
  );
}
