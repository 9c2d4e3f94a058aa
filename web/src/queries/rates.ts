import { keepPreviousData, useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "~/api/client";
import type { KnownRate, Rate, Written } from "~/api/types";
import type { Ledger } from "~/live/ledger";
import { useLedger } from "~/queries/ledger";
import { ledgerCache, live, useLiveQuery } from "~/queries/live";

const rates = (ledger: Ledger): Rate[] => ledger.rates;

/** The household's own rates, by pair, the newest of each first. */
export function useRates(): Rate[] {
  const all = useLedger(rates);
  return useMemo(
    () =>
      [...all].sort(
        (a, b) =>
          `${a.base} ${a.quote}`.localeCompare(`${b.base} ${b.quote}`) || b.date.localeCompare(a.date),
      ),
    [all],
  );
}

const BY_RATES = { refetch: ["rate.created", "rate.updated", "rate.deleted", "rates.imported"] } as const;

/** What one `base` costs in `quote` on a day, as every sum takes it. */
export function useKnownRate(asked: { base: string; quote: string; on: string }) {
  return useLiveQuery(
    {
      queryKey: ["rates", "known", asked],
      queryFn: () => api.get<KnownRate>("/rates/known", { query: asked }),
      enabled: asked.base !== asked.quote && asked.on !== "",
      placeholderData: keepPreviousData,
    },
    BY_RATES,
  );
}

export type RateDraft = Omit<Rate, "version">;

export function useAddRate() {
  return useMutation({
    mutationFn: ({ draft, key }: { draft: RateDraft; key: string }) =>
      api.post<Written<Rate>>("/rates", { body: draft, idempotency_key: key }),
    onSuccess: ({ seq: _seq, ...row }) => {
      ledgerCache.show({ noun: "rates", row });
      void live.catchUp().catch(() => {});
    },
  });
}

export function useDeleteRate() {
  return useMutation({
    mutationFn: ({ id, version }: Rate) => api.delete<Written<Rate>>(`/rates/${id}`, { version }),
    onSuccess: ({ seq: _seq, ...row }) => ledgerCache.show({ noun: "rates", row, deleted: true }),
  });
}
