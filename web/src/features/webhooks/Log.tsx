import { sentence } from "~/api/problem";
import type { WebhookDelivery } from "~/api/types";
import { outcomeOf, whyOf } from "~/features/inbox/deliveries";
import { labelOf } from "~/features/inbox/types";
import { answerOf } from "~/features/webhooks/attempts";
import classes from "~/features/webhooks/WebhooksPage.module.css";
import { moment } from "~/lib/dates";
import { useWebhookLog } from "~/queries/webhooks";
import { Card, CardHead } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import { LoadMore } from "~/ui/LoadMore";
import { Pill } from "~/ui/Pill";
import { Failure, Rows } from "~/ui/states";

/** Everything that was sent to one webhook, with what it answered each time. */
export function Log({ id }: { id: string }) {
  const { entries, isLoading, isLoadingMore, hasMore, error, loadMore, retry } = useWebhookLog(id);
  return (
    <Card flush>
      <CardHead title="What was sent" note="Newest first. What fails is tried again for a day." />
      {error && (
        <div className={classes.failure}>
          <Failure onRetry={retry}>{sentence(error)}</Failure>
        </div>
      )}
      {isLoading && !error && <Rows count={3} />}
      {!isLoading && !error && entries.length === 0 && (
        <p className={classes.none}>Nothing yet. Send a test, or wait for something worth telling.</p>
      )}
      <ul className={classes.list}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {hasMore && (
        <LoadMore count={entries.length} isLoading={isLoadingMore} label="Loading more" onMore={loadMore} />
      )}
    </Card>
  );
}

function Entry({ entry }: { entry: WebhookDelivery }) {
  const { locale } = useFormats();
  const { attempts, created_at, next_attempt_at, type } = entry;
  const last = attempts.at(-1);
  const told = {
    ...entry,
    attempts: attempts.length,
    last_status: last?.http_status ?? null,
    last_reason: last?.reason ?? null,
  };
  const { words, tone } = outcomeOf(told);
  const why = whyOf(told);
  return (
    <li className={classes.entry} data-testid="webhook-delivery">
      <div className={classes.words}>
        <span className={classes.name}>{type ? labelOf(type) : "A message"}</span>
        <span className={classes.soft}>{moment(created_at, locale)}</span>
        {why && (
          <span className={classes.soft}>
            {why}
            {next_attempt_at && attempts.length > 0 && ` Next: ${moment(next_attempt_at, locale)}.`}
          </span>
        )}
        {attempts.length > 0 && (
          <ol className={classes.attempts}>
            {attempts.map((attempt) => (
              <li key={attempt.n}>{answerOf(attempt, locale)}</li>
            ))}
          </ol>
        )}
      </div>
      <Pill tone={tone}>{words}</Pill>
    </li>
  );
}
