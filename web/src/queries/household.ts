import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import type { Household, HouseholdOfMine, Invite, NewInvite, Role } from "~/api/types";
import { useLiveQuery } from "~/queries/live";

const HOUSEHOLDS = ["households"] as const;
const INVITES = ["invites"] as const;
/** Who joins has used a link up. */
const BY_ARRIVALS = { refetch: ["member.joined"] } as const;

export function useHouseholds() {
  return useQuery({
    queryKey: HOUSEHOLDS,
    queryFn: () => api.get<{ items: HouseholdOfMine[] }>("/households"),
    select: ({ items }) => items,
  });
}

export function useCreateHousehold() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; currency: string; timezone: string }) =>
      api.post<Household>("/households", { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: HOUSEHOLDS }),
  });
}

export function useEditHousehold() {
  return useMutation({
    mutationFn: (edit: {
      version: number;
      changes: Partial<Pick<Household, "name" | "timezone" | "currency">>;
    }) => api.patch<Household>("/household", { body: edit.changes, version: edit.version }),
  });
}

export function useInvites(enabled: boolean) {
  return useLiveQuery(
    {
      queryKey: INVITES,
      queryFn: () => api.get<{ items: Invite[] }>("/invites"),
      select: ({ items }: { items: Invite[] }) => items,
      enabled,
    },
    BY_ARRIVALS,
  );
}

export function useCreateInvite() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (role: Role) => api.post<NewInvite>("/invites", { body: { role } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: INVITES }),
  });
}

export function useRevokeInvite() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/invites/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: INVITES }),
  });
}

export function useChangeRole() {
  return useMutation({
    mutationFn: (change: { user_id: string; role: Role }) =>
      api.patch(`/members/${change.user_id}`, { body: { role: change.role } }),
  });
}

/** Removes a member; oneself: leaves. */
export function useRemoveMember() {
  return useMutation({ mutationFn: (user_id: string) => api.delete(`/members/${user_id}`) });
}
