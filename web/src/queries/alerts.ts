import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "~/api/client";
import type { Alert, AlertSettings, Written } from "~/api/types";
import type { Ledger } from "~/live/ledger";
import { useLedger } from "~/queries/ledger";
import { ledgerCache, live, useLiveQuery } from "~/queries/live";

const PAGE = 50;

const raised = (ledger: Ledger): Alert[] => ledger.alerts;
const settings = (ledger: Ledger): AlertSettings => ledger.alert_settings;

/** What is true now, dismissed ones too. */
export const useRaisedAlerts = () => useLedger(raised);
export const useAlertSettings = () => useLedger(settings);

interface Page {
  items: Alert[];
  next_cursor: string | null;
}

/** What was true once, newest first. */
export function useResolvedAlerts() {
  const pages = useInfiniteQuery({
    queryKey: ["alerts", "resolved"],
    queryFn: ({ pageParam: cursor, signal }) =>
      api.get<Page>("/alerts", { query: { state: "resolved", limit: PAGE, cursor }, signal }),
    initialPageParam: "",
    staleTime: 0,
    getNextPageParam: (last: Page) => last.next_cursor,
    select: ({ pages: read }) => read.flatMap(({ items }) => items),
  });
  const { refetch } = pages;
  useEffect(() => {
    const ends = [
      live.on("alert.resolved", () => void refetch()),
      live.on("alert.raised", () => void refetch()),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [refetch]);
  return pages;
}

const NEVER = {} as const;

/** One alert, whatever became of it; not asked for while `known` tells it. */
export function useAlert(id: string, known: Alert | undefined) {
  return useLiveQuery<Alert>(
    {
      queryKey: ["alerts", id],
      queryFn: () => api.get<Alert>(`/alerts/${id}`),
      enabled: known === undefined,
    },
    NEVER,
  );
}

/** See no more of these until the numbers that matter change. */
export function useDismissAlerts() {
  return useMutation({
    mutationFn: async (alerts: readonly Alert[]) => {
      for (const { id } of alerts) {
        const { seq: _seq, ...row } = await api.post<Written<Alert>>(`/alerts/${id}/dismiss`);
        ledgerCache.show({ noun: "alerts", row });
      }
    },
    onSuccess: () => void live.catchUp().catch(() => {}),
  });
}

export type AlertSettingsChanges = Partial<Omit<AlertSettings, "version">>;

export function useEditAlertSettings() {
  return useMutation({
    mutationFn: (edit: { version: number; changes: AlertSettingsChanges }) =>
      api.patch<Written<AlertSettings>>("/alerts/settings", { body: edit.changes, version: edit.version }),
    onSuccess: () => void live.catchUp().catch(() => {}),
  });
}
