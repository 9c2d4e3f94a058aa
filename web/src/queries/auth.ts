import { useMutation, useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { api } from "~/api/client";
import { type SessionState, session } from "~/api/session";
import type { Household, Role, SignedIn } from "~/api/types";
import { clearHousehold } from "~/queries/live";

export function useSession(): SessionState {
  return useSyncExternalStore(session.state.subscribe, session.state.get);
}

/** On load: the refresh cookie decides whether anybody is signed in. */
export function startSession(): Promise<void> {
  return session.start();
}

function adopt(answer: SignedIn): void {
  clearHousehold();
  session.adopt(answer);
}

export function useSignIn() {
  return useMutation({
    mutationFn: (body: { email: string; password: string }) =>
      api.post<SignedIn>("/auth/login", { body, anonymous: true }),
    onSuccess: adopt,
  });
}

export interface Registration {
  email: string;
  password: string;
  name: string;
  currency: string;
  timezone: string;
  invite?: string;
}

/** `leave` is called before the page changes under the form: an invitation that was used is gone. */
export function useRegister(leave: () => void) {
  return useMutation({
    mutationFn: (body: Registration) => api.post<SignedIn>("/auth/register", { body, anonymous: true }),
    onSuccess: (answer) => {
      leave();
      adopt(answer);
    },
  });
}

export function useRegistrationMode() {
  return useQuery({
    queryKey: ["registration"],
    queryFn: () => api.get<{ mode: "open" | "invite" | "closed" }>("/auth/registration", { anonymous: true }),
    select: ({ mode }) => mode,
  });
}

/** Ends the session here even when the server cannot be told: it forgets, the cookie expires. */
export async function signOut(): Promise<void> {
  await api.post("/auth/logout").catch(() => {});
  session.forget(false);
  clearHousehold();
}

export function useSwitchHousehold() {
  return useMutation({
    mutationFn: (household_id: string) => api.post<SignedIn>("/auth/switch", { body: { household_id } }),
    onSuccess: adopt,
  });
}

export interface InvitePreview {
  household_name: string;
  inviter_name: string;
  role: Role;
  expires_at: string;
}

export function useInvitePreview(token: string) {
  return useQuery({
    queryKey: ["invite", token],
    queryFn: () =>
      api.get<InvitePreview>(`/invites/preview/${encodeURIComponent(token)}`, { anonymous: true }),
  });
}

/** Joins and goes there. */
export function useAcceptInvite() {
  return useMutation({
    mutationFn: async (token: string) => {
      const household = await api.post<Household & { role: Role }>("/invites/accept", { body: { token } });
      return api.post<SignedIn>("/auth/switch", { body: { household_id: household.id } });
    },
    onSuccess: adopt,
  });
}
