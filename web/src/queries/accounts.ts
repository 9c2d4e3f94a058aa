import { useMutation } from "@tanstack/react-query";
import { api } from "~/api/client";
import type { Account, AccountType, Written } from "~/api/types";
import { ledgerCache, live } from "~/queries/live";

export interface AccountDraft {
  id?: string;
  name: string;
  type: AccountType;
  currency: string;
  opening_balance_minor: number;
}

function show(written: Written<Account>): void {
  const { seq: _seq, ...row } = written;
  ledgerCache.show({ noun: "accounts", row });
  void live.catchUp().catch(() => {});
}

export function useAddAccount() {
  return useMutation({
    mutationFn: ({ draft, key }: { draft: AccountDraft; key: string }) =>
      api.post<Written<Account>>("/accounts", { body: draft, idempotency_key: key }),
    onSuccess: show,
  });
}

export function useEditAccount() {
  return useMutation({
    mutationFn: (edit: {
      id: string;
      version: number;
      changes: Partial<Pick<Account, "name" | "type" | "opening_balance_minor" | "archived">>;
    }) => api.patch<Written<Account>>(`/accounts/${edit.id}`, { body: edit.changes, version: edit.version }),
    onSuccess: show,
  });
}

export function useDeleteAccount() {
  return useMutation({
    mutationFn: (account: Account) => api.delete(`/accounts/${account.id}`, { version: account.version }),
    onSuccess: (_answer, account) => {
      const row = { ...account, version: account.version + 1 };
      ledgerCache.show({ noun: "accounts", row, deleted: true });
    },
  });
}
