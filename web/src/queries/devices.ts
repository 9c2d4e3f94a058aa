import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import type { Delivery, Device, TestAnswer } from "~/api/types";
import { useLiveQuery } from "~/queries/live";

export const DEVICES_KEY = ["devices"] as const;

const NEVER = {} as const;

/** What rings for this person: no part of the ledger, so it is read whenever it is shown. */
export function useDevices() {
  return useLiveQuery(
    {
      queryKey: DEVICES_KEY,
      queryFn: () => api.get<{ items: Device[] }>("/notification-preferences/devices"),
      select: ({ items }: { items: Device[] }) => items,
    },
    NEVER,
  );
}

export function useForgetDevice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/notification-preferences/devices/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: DEVICES_KEY }),
  });
}

/** Rings everything of one's own, and waits for what each provider says. */
export function useSendTest() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { title: string; body: string }) =>
      api.post<TestAnswer>("/notifications/test", { body: { ...body, type: "test" } }),
    onSettled: () => queries.invalidateQueries({ queryKey: DEVICES_KEY }),
  });
}

const BY_CHANGES = { refetch: ["notification.updated"] } as const;

/** What became of telling somebody of one entry. */
export function useDeliveries(id: string) {
  return useLiveQuery(
    {
      queryKey: ["deliveries", id],
      queryFn: () => api.get<{ items: Delivery[] }>(`/notifications/${id}/deliveries`),
      select: ({ items }: { items: Delivery[] }) => items,
    },
    BY_CHANGES,
  );
}
