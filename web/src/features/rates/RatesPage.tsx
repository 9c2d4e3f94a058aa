import { ActionIcon } from "@mantine/core";
import { ApiProblem, sentence } from "~/api/problem";
import type { Rate } from "~/api/types";
import { RateForm } from "~/features/rates/RateForm";
import classes from "~/features/rates/RatesPage.module.css";
import { shortDay } from "~/lib/dates";
import { useCanWrite } from "~/queries/ledger";
import { useDeleteRate, useRates } from "~/queries/rates";
import { BackLink } from "~/ui/BackLink";
import { Card, CardHead } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import { CoinsIcon, TrashIcon } from "~/ui/icons";
import { Empty } from "~/ui/states";
import { useToast } from "~/ui/toasts";

/** The household's own exchange rates. */
export default function RatesPage() {
  const rates = useRates();
  const canWrite = useCanWrite();
  return (
    <div className={classes.page}>
      <BackLink to="/settings">All settings</BackLink>
      {canWrite && <RateForm />}
      <Card flush>
        <CardHead
          title="Your rates"
          note="They go before the market's, both ways round, from their day until the next one of the pair."
        />
        {rates.length === 0 ? (
          <Empty icon={<CoinsIcon size={28} />} title="None entered">
            Foreign money is counted at the market's rate where it is known. What has no rate is named, and
            counted nowhere.
          </Empty>
        ) : (
          <ul className={classes.list}>
            {rates.map((rate) => (
              <RateRow key={rate.id} rate={rate} canWrite={canWrite} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

function RateRow({ rate, canWrite }: { rate: Rate; canWrite: boolean }) {
  const { locale } = useFormats();
  const remove = useDeleteRate();
  const toast = useToast();
  const erase = () =>
    remove.mutate(rate, {
      onError: (error) =>
        toast({
          text: error instanceof ApiProblem && error.status === 412 ? MEANWHILE : sentence(error),
          tone: "danger",
        }),
    });
  return (
    <li className={classes.item} data-testid="rate-row">
      <span className={classes.rate}>
        1 {rate.base} = <strong>{rate.rate}</strong> {rate.quote}
      </span>
      <span className={classes.since}>from {shortDay(rate.date, locale)}</span>
      {canWrite && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          loading={remove.isPending}
          aria-label={`Delete the rate of ${rate.base} in ${rate.quote} from ${shortDay(rate.date, locale)}`}
          onClick={erase}
        >
          <TrashIcon size={18} />
        </ActionIcon>
      )}
    </li>
  );
}

const MEANWHILE = "Somebody corrected this rate meanwhile. It is shown as it stands now.";
