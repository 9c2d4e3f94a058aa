import { Button } from "@mantine/core";
import { useState } from "react";
import { Link, Route, Routes, useNavigate } from "react-router";
import { sentence } from "~/api/problem";
import type { Webhook } from "~/api/types";
import { standingOf } from "~/features/webhooks/standing";
import { WebhookDetail } from "~/features/webhooks/WebhookDetail";
import { WebhookForm } from "~/features/webhooks/WebhookForm";
import classes from "~/features/webhooks/WebhooksPage.module.css";
import { useWebhooks } from "~/queries/webhooks";
import { BackLink } from "~/ui/BackLink";
import { Card, CardHead } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import { ChevronIcon, HookIcon, PlusIcon } from "~/ui/icons";
import { Pill } from "~/ui/Pill";
import { Empty, Failure, Rows } from "~/ui/states";
import { UserText } from "~/ui/UserText";

/** Programs of one's own that are told what one is told. */
export default function WebhooksPage() {
  return (
    <Routes>
      <Route index element={<All />} />
      <Route path=":id" element={<WebhookDetail />} />
    </Routes>
  );
}

function All() {
  const { data: webhooks, error, refetch } = useWebhooks();
  const [isAdding, setIsAdding] = useState(false);
  const navigate = useNavigate();
  const add = (
    <Button leftSection={<PlusIcon size={16} />} onClick={() => setIsAdding(true)}>
      Add webhook
    </Button>
  );
  return (
    <div className={classes.page}>
      <BackLink to="/settings">All settings</BackLink>
      {isAdding && (
        <WebhookForm
          webhook={null}
          onClose={(made) => (made ? navigate(`/settings/webhooks/${made}`) : setIsAdding(false))}
        />
      )}
      <Card flush>
        <CardHead
          title="Webhooks"
          note="Addresses of programs of yours. Each gets a signed POST of what you are told, at once."
          action={webhooks && webhooks.length > 0 ? add : null}
        />
        {error && (
          <div className={classes.failure}>
            <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>
          </div>
        )}
        {!webhooks && !error && <Rows count={2} />}
        {webhooks?.length === 0 && (
          <Empty icon={<HookIcon size={28} />} title="None yet" action={add}>
            Let home automation, a chat or a script of yours hear of budgets, bills and balances.
          </Empty>
        )}
        <ul className={classes.list}>
          {webhooks?.map((webhook) => (
            <Line key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Line({ webhook }: { webhook: Webhook }) {
  const { locale } = useFormats();
  const { words, tone, says } = standingOf(webhook, locale);
  return (
    <li>
      <Link to={`/settings/webhooks/${webhook.id}`} className={classes.item} data-testid="webhook">
        <span className={classes.words}>
          <span className={classes.name}>
            <UserText>{webhook.name}</UserText>
          </span>
          <span className={classes.soft}>{webhook.url}</span>
          <span className={classes.soft}>{says}</span>
        </span>
        <Pill tone={tone}>{words}</Pill>
        <ChevronIcon size={16} />
      </Link>
    </li>
  );
}
