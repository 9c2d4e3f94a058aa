import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import type { Contact, ContactList, NewContact, Written } from "~/api/types";
import { useLiveQuery } from "~/queries/live";

const CONTACTS_KEY = ["contacts"] as const;
const PATH = "/notification-contacts";
const NEVER = {} as const;

/** While a link waits in a mailbox; no event says that it was followed. */
const LOOK_MS = 4_000;

/** Addresses of this person, and by what the server sends at all. */
export function useContacts() {
  return useLiveQuery<ContactList>(
    {
      queryKey: CONTACTS_KEY,
      queryFn: () => api.get<ContactList>(PATH),
      refetchInterval: ({ state }) => (state.data?.items.some(waitsForLink) ? LOOK_MS : false),
      refetchOnWindowFocus: true,
    },
    NEVER,
  );
}

export function useAddContact() {
  return useWriting(({ draft, key }: { draft: NewContact; key: string }) =>
    api.post<Written<Contact>>(PATH, { body: draft, idempotency_key: key }),
  );
}

/** Types what has arrived there. */
export function useConfirmContact() {
  return useWriting(({ id, code }: { id: string; code: string }) =>
    api.post<Written<Contact>>(`${PATH}/${id}/confirm`, { body: { code } }),
  );
}

/** Sends a fresh link or code; the one before is worth nothing. */
export function useResendCode() {
  return useWriting((id: string) => api.post<Written<Contact>>(`${PATH}/${id}/resend`));
}

export function useForgetContact() {
  return useWriting((id: string) => api.delete(`${PATH}/${id}`));
}

function useWriting<Asked, Answer>(mutationFn: (asked: Asked) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => queries.invalidateQueries({ queryKey: CONTACTS_KEY }),
  });
}

function waitsForLink({ channel, state }: Contact): boolean {
  return channel === "email" && state === "pending";
}
