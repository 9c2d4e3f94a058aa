import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import type { DeviceSession, User } from "~/api/types";

const SESSIONS = ["sessions"] as const;

export function useEditMe() {
  return useMutation({
    mutationFn: (changes: Partial<Pick<User, "name" | "timezone" | "locale">>) =>
      api.patch<User>("/me", { body: changes }),
  });
}

export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { current_password: string; new_password: string }) =>
      api.post("/auth/password", { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSIONS }),
  });
}

export function useSessions() {
  return useQuery({
    queryKey: SESSIONS,
    queryFn: () => api.get<{ items: DeviceSession[] }>("/auth/sessions"),
    select: ({ items }) => items,
  });
}

export function useEndSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/auth/sessions/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: SESSIONS }),
  });
}
