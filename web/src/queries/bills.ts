import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { api } from "~/api/client";
import type {
  Bill,
  BillListed,
  BillStatus,
  Recurring,
  RecurringCandidate,
  Transaction,
  TransactionPage,
  Written,
} from "~/api/types";
import { addDays } from "~/lib/dates";
import type { Ledger } from "~/live/ledger";
import { useLedger } from "~/queries/ledger";
import { ledgerCache, live } from "~/queries/live";
import { likeliest } from "~/queries/payments";

const rules = (ledger: Ledger): Recurring[] => ledger.recurring;
const open = (ledger: Ledger): Bill[] => ledger.bills;

/** All that recurs, by name; paused and ended too. */
export function useRules(): Recurring[] {
  const all = useLedger(rules);
  return useMemo(() => [...all].sort((a, b) => a.name.localeCompare(b.name)), [all]);
}

const found = (ledger: Ledger): RecurringCandidate[] => ledger.recurring_candidates;

/** What looks as if it recurred and nobody has answered, by when it is next due. */
export function useFound(): RecurringCandidate[] {
  const all = useLedger(found);
  return useMemo(() => [...all].sort((a, b) => a.next_date.localeCompare(b.next_date)), [all]);
}

/** Bills that wait for their payment. */
export const useOpenBills = () => useLedger(open);

const PAGE = 50;

interface BillsAsked {
  status: readonly BillStatus[];
  recurring_id?: string;
  from?: string;
}

interface Page {
  items: BillListed[];
  next_cursor: string | null;
}

/** Bills of the past, the newest first: read again whenever a bill changes. */
export function usePastBills({ status, recurring_id, from }: BillsAsked) {
  const pages = useInfiniteQuery({
    queryKey: ["bills", status, recurring_id ?? "", from ?? ""],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page>("/bills", {
        query: { status, recurring_id, from, order: "newest", limit: PAGE, cursor: pageParam },
        signal,
      }),
    initialPageParam: "",
    staleTime: 0,
    getNextPageParam: (last: Page) => last.next_cursor,
    select: ({ pages: read }) => read.flatMap(({ items }) => items),
  });
  const { refetch } = pages;
  useEffect(() => {
    const again = () => void refetch();
    const ends = [
      live.on("bill.updated", again),
      live.on("bills.planned", again),
      live.on("recurring.deleted", again),
      live.onResync(again),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [refetch]);
  return pages;
}

const AROUND_DAYS = 21;

/** What may have paid a bill: money that moved the same way around its day, the likeliest first. */
export function usePayments(bill: Bill, payee: string) {
  return useQuery({
    queryKey: ["bills", "payments", bill.id],
    queryFn: async () => {
      const query = {
        from: addDays(bill.due_date, -AROUND_DAYS),
        to: addDays(bill.due_date, AROUND_DAYS),
        limit: 200,
      };
      const { items } = await api.get<TransactionPage>("/transactions", { query });
      return items;
    },
    select: (items: Transaction[]) => likeliest(bill, payee, items),
    staleTime: 0,
    gcTime: 0,
  });
}

function caughtUp(): void {
  void live.catchUp().catch(() => {});
}

export type RuleDraft = Omit<Recurring, "version" | "created_at" | "updated_at" | "status">;
export type RuleChanges = Partial<Omit<RuleDraft, "id"> & Pick<Recurring, "status">>;

function showRule({ seq: _seq, ...row }: Written<Recurring>): void {
  ledgerCache.show({ noun: "recurring", row });
  caughtUp();
}

export function useAddRule() {
  return useMutation({
    mutationFn: ({ draft, key }: { draft: RuleDraft; key: string }) =>
      api.post<Written<Recurring>>("/recurring", { body: draft, idempotency_key: key }),
    onSuccess: showRule,
  });
}

/** Makes a rule of what was found, as the form says it. */
export function useConfirmFound(found: RecurringCandidate | null) {
  return useMutation({
    mutationFn: ({ draft: { id: _id, ...body }, key }: { draft: RuleDraft; key: string }) =>
      api.post<Written<Recurring>>(`/recurring/candidates/${found?.id}/confirm`, {
        body,
        idempotency_key: key,
      }),
    onSuccess: (written) => {
      if (found) {
        const row = { ...found, state: "confirmed", version: found.version + 1 } as const;
        ledgerCache.show({ noun: "recurring_candidates", row });
      }
      showRule(written);
    },
  });
}

export function useRejectFound() {
  return useMutation({
    mutationFn: (candidate: RecurringCandidate) =>
      api.post<Written<RecurringCandidate>>(`/recurring/candidates/${candidate.id}/reject`, {}),
    onSuccess: ({ seq: _seq, ...row }) => {
      ledgerCache.show({ noun: "recurring_candidates", row });
      caughtUp();
    },
  });
}

export function useEditRule() {
  return useMutation({
    mutationFn: (edit: { id: string; version: number; changes: RuleChanges }) =>
      api.patch<Written<Recurring>>(`/recurring/${edit.id}`, { body: edit.changes, version: edit.version }),
    onSuccess: showRule,
  });
}

export function useDeleteRule() {
  return useMutation({
    mutationFn: (rule: { id: string; version: number }) =>
      api.delete<Written<Recurring>>(`/recurring/${rule.id}`, { version: rule.version }),
    onSuccess: ({ seq: _seq, ...row }) => {
      ledgerCache.show({ noun: "recurring", row, deleted: true });
      caughtUp();
    },
  });
}

export type BillStep =
  | { kind: "match"; transaction_id: string }
  | { kind: "unmatch" }
  | { kind: "skip" }
  | { kind: "reopen" };

/** What a person says about one bill. */
export function useSettleBill() {
  return useMutation({
    mutationFn: ({ bill, step: { kind, ...body } }: { bill: Bill; step: BillStep }) =>
      api.post<Written<Bill>>(`/bills/${bill.id}/${kind}`, {
        version: bill.version,
        ...(kind === "match" ? { body } : {}),
      }),
    onSuccess: ({ seq: _seq, ...row }) => {
      ledgerCache.show({ noun: "bills", row });
      caughtUp();
    },
  });
}
