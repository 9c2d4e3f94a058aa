import { useMutation, useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { api } from "~/api/client";
import { type SessionState, session } from "~/api/session";
import type { HouseholdOfMine, InvitePreview, RegistrationMode, SignedIn } from "~/api/types";
import { clearHousehold } from "~/queries/live";
import { forgetNotices } from "~/queries/push";

export function useSession(): SessionState {
  return useSyncExternalStore(session.state.subscribe, session.state.get);
}

/** On load: the refresh cookie decides whether anybody is signed in. */
export function startSession(): Promise<void> {
  return session.start();
}

/** `goOn` runs first: adopting takes away the screen that asked, and with it whatever it wanted to do after. */
function adopting(goOn?: () => void): (answer: SignedIn) => void {
  return (answer) => {
    goOn?.();
    clearHousehold();
    session.adopt(answer);
  };
}

export function useSignIn() {
  return useMutation({
    mutationFn: (body: { email: string; password: string }) =>
      api.post<SignedIn>("/auth/login", { body, anonymous: true }),
    onSuccess: adopting(),
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

/** An invitation that was used is gone: `goOn` leaves its page. */
export function useRegister(goOn: () => void) {
  return useMutation({
    mutationFn: (body: Registration) => api.post<SignedIn>("/auth/register", { body, anonymous: true }),
    onSuccess: adopting(goOn),
  });
}

export function useRegistrationMode() {
  return useQuery({
    queryKey: ["registration"],
    queryFn: () => api.get<RegistrationMode>("/auth/registration", { anonymous: true }),
    select: ({ mode }) => mode,
  });
}

/** Ends the session here even when the server cannot be told: it forgets, the cookie expires. */
export async function signOut(): Promise<void> {
  await api.post("/auth/logout").catch(() => {});
  session.forget(false);
  clearHousehold();
  forgetNotices();
}

export function useSwitchHousehold(goOn?: () => void) {
  return useMutation({
    mutationFn: (household_id: string) => api.post<SignedIn>("/auth/switch", { body: { household_id } }),
    onSuccess: adopting(goOn),
  });
}

export function useInvitePreview(token: string) {
  return useQuery({
    queryKey: ["invite", token],
    queryFn: () =>
      api.get<InvitePreview>(`/invites/preview/${encodeURIComponent(token)}`, { anonymous: true }),
  });
}

/** Joins and goes there. */
export function useAcceptInvite(goOn: () => void) {
  return useMutation({
    mutationFn: async (token: string) => {
      const household = await api.post<HouseholdOfMine>("/invites/accept", { body: { token } });
      return api.post<SignedIn>("/auth/switch", { body: { household_id: household.id } });
    },
    onSuccess: adopting(goOn),
  });
}
