import { Button } from "@mantine/core";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { sentence } from "~/api/problem";
import type { Webhook } from "~/api/types";
import { DeleteDialog } from "~/features/editing/DeleteDialog";
import { RowMenu } from "~/features/editing/RowMenu";
import { Told } from "~/features/inbox/Told";
import { labelOf } from "~/features/inbox/types";
import { Log } from "~/features/webhooks/Log";
import { Secret } from "~/features/webhooks/Secret";
import { standingOf } from "~/features/webhooks/standing";
import { WebhookForm } from "~/features/webhooks/WebhookForm";
import classes from "~/features/webhooks/WebhooksPage.module.css";
import { moment } from "~/lib/dates";
import {
  useDeleteWebhook,
  useEditWebhook,
  useRotateSecret,
  useTestWebhook,
  useWebhooks,
} from "~/queries/webhooks";
import { BackLink } from "~/ui/BackLink";
import { Card, CardHead } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import { SearchIcon } from "~/ui/icons";
import { Pill } from "~/ui/Pill";
import { Empty, Failure, Rows } from "~/ui/states";
import { UserText } from "~/ui/UserText";

export function WebhookDetail() {
  const { id = "" } = useParams();
  const { data: webhooks, error, refetch } = useWebhooks();
  const webhook = webhooks?.find((one) => one.id === id);
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <BackLink to="/settings/webhooks">All webhooks</BackLink>
        {webhook && <WebhookMenu webhook={webhook} />}
      </div>
      {error && <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>}
      {!webhooks && !error && (
        <Card flush>
          <Rows count={3} />
        </Card>
      )}
      {webhooks && !webhook && <Gone />}
      {webhook && <Detail key={id} webhook={webhook} />}
    </div>
  );
}

function Gone() {
  return (
    <Card>
      <Empty
        icon={<SearchIcon size={28} />}
        title="There is no such webhook"
        action={
          <Button component={Link} to="/settings/webhooks">
            All webhooks
          </Button>
        }
      >
        It may have been removed on another device.
      </Empty>
    </Card>
  );
}

function Detail({ webhook }: { webhook: Webhook }) {
  const { locale } = useFormats();
  const edit = useEditWebhook();
  const { id, name, url, types, enabled, version } = webhook;
  const { words, tone, says } = standingOf(webhook, locale);
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.title}>
          <UserText>{name}</UserText>
        </h2>
        <Pill tone={tone}>{words}</Pill>
      </header>
      <p className={classes.url}>{url}</p>
      <Card>
        <CardHead
          title={enabled ? "It is told" : "It is not told"}
          note={types.length === 0 || !enabled ? says : `${says} ${types.map(labelOf).join(" · ")}`}
          action={
            <Button
              variant={enabled ? "default" : "filled"}
              loading={edit.isPending}
              onClick={() => edit.mutate({ id, version, changes: { enabled: !enabled } })}
            >
              {enabled ? "Switch off" : "Switch on"}
            </Button>
          }
        />
        {edit.error && <Failure>{sentence(edit.error)}</Failure>}
      </Card>
      <Try id={id} isOn={enabled} />
      <SecretCard webhook={webhook} />
      <Log id={id} />
    </>
  );
}

/** Sends a test through everything a real one goes through, and says what came back. */
function Try({ id, isOn }: { id: string; isOn: boolean }) {
  const test = useTestWebhook();
  return (
    <Card>
      <CardHead
        title="Try it"
        note={isOn ? "Sends a message of the type test, and shows what was answered." : "Switch it on first."}
        action={
          <Button variant="default" disabled={!isOn} loading={test.isPending} onClick={() => test.mutate(id)}>
            Send a test
          </Button>
        }
      />
      {test.error && <Failure>{sentence(test.error)}</Failure>}
      {test.data && <Told deliveries={test.data.deliveries} />}
      {test.data && !test.data.settled && (
        <p className={classes.note}>It has not answered yet; the list below will tell.</p>
      )}
    </Card>
  );
}

function SecretCard({ webhook: { id, old_secret_until } }: { webhook: Webhook }) {
  const { locale } = useFormats();
  const rotate = useRotateSecret();
  const note =
    old_secret_until === null
      ? "Signs every message. For a day after a new one is made, the one before signs too."
      : `The one before signs too, until ${moment(old_secret_until, locale)}.`;
  return (
    <Card>
      <CardHead
        title="Secret"
        note={note}
        action={
          <Button variant="default" loading={rotate.isPending} onClick={() => rotate.mutate(id)}>
            Make a new one
          </Button>
        }
      />
      {rotate.error && <Failure>{sentence(rotate.error)}</Failure>}
      {rotate.data && <Secret secret={rotate.data.secret} />}
    </Card>
  );
}

function WebhookMenu({ webhook }: { webhook: Webhook }) {
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const navigate = useNavigate();
  const remove = useDeleteWebhook(() => navigate("/settings/webhooks", { replace: true }));
  return (
    <>
      {dialog === "edit" && <WebhookForm webhook={webhook} onClose={() => setDialog(null)} />}
      {dialog === "delete" && (
        <DeleteDialog
          name={webhook.name}
          noun="webhook"
          conflict={null}
          error={remove.error}
          isErasing={remove.isPending}
          onClose={() => setDialog(null)}
          onErase={() => remove.mutate(webhook.id)}
        >
          Nothing is sent there any more, not even what waits. Its secret and its list go, too.
        </DeleteDialog>
      )}
      <RowMenu name={webhook.name} onEdit={() => setDialog("edit")} onDelete={() => setDialog("delete")} />
    </>
  );
}
