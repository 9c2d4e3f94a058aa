import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api } from "~/api/client";
import type { Split, Transaction, TransactionPage, Transfer, TransferWritten, Written } from "~/api/types";
import { TRANSACTIONS_KEY } from "~/live/apply";
import { type Ledger, newestFirst, type Touched } from "~/live/ledger";
import { useLedger } from "~/queries/ledger";
import { ledgerCache, live } from "~/queries/live";
import { type Filters, matches, merge, type ReadPage } from "~/queries/merge";

const PAGE = 100;

type Listed = TransactionPage & ReadPage;

export interface TransactionList {
  rows: Transaction[];
  total: number;
  hasMore: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  error: unknown;
  touched: Readonly<Record<string, Touched>>;
  loadMore(): void;
  retry(): void;
}

const whole = (ledger: Ledger) => ledger;

async function readPage(filters: Filters, cursor: string, signal: AbortSignal) {
  const ledger = ledgerCache.get();
  const as_of = ledger?.seq ?? 0;
  const query = {
    limit: PAGE,
    cursor,
    account_id: filters.account,
    category_id: filters.category,
    tag: filters.tag,
    q: filters.q,
    // What is newer stands in the ledger itself.
    to: isPlain(filters) ? ledger?.horizon?.date : undefined,
  };
  const page = await api.get<TransactionPage>("/transactions", { query, signal });
  return { ...page, as_of } satisfies Listed;
}

const isPlain = (filters: Filters) => !filters.account && !filters.category && !filters.tag && !filters.q;

/**
 * The rows to show for these filters, newest first, changing as events arrive.
 *
 * Without filters the ledger's own rows are the first page and only older ones are asked for. With filters the
 * ledger's matching rows stand in until the answer comes.
 */
export function useTransactionList(filters: Filters): TransactionList {
  const ledger = useLedger(whole);
  const plain = isPlain(filters);
  const { horizon } = ledger;
  const [wantsOlder, setWantsOlder] = useState(false);
  const pages = useInfiniteQuery({
    queryKey: [...TRANSACTIONS_KEY, filters],
    queryFn: ({ pageParam, signal }) => readPage(filters, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (last: Listed) => last.next_cursor,
    enabled: plain ? wantsOlder && horizon !== null : true,
  });

  const read = pages.data?.pages;
  const merged = useMemo(() => {
    const own: ReadPage = { items: ledger.transactions, as_of: ledger.seq };
    if (plain) {
      const below = (read ?? []).map((page) => ({
        ...page,
        items: horizon ? page.items.filter((row) => newestFirst(row, horizon) > 0) : [],
      }));
      const hasMore = horizon !== null && (read === undefined || pages.hasNextPage);
      return merge([own, ...below], ledger.touched, filters, hasMore);
    }
    if (read) return merge(read, ledger.touched, filters, pages.hasNextPage);
    return { rows: ledger.transactions.filter((row) => matches(row, filters)), drift: 0 };
  }, [plain, read, pages.hasNextPage, ledger, horizon, filters]);

  const hasMore = plain ? horizon !== null && (!wantsOlder || pages.hasNextPage) : pages.hasNextPage;
  return {
    rows: merged.rows,
    total: plain ? ledger.transactions_total : (read?.[0]?.total ?? merged.rows.length) + merged.drift,
    hasMore,
    isLoading: !plain && pages.isPending,
    isLoadingMore: pages.isFetchingNextPage || (plain && wantsOlder && pages.isPending),
    error: pages.error,
    touched: ledger.touched,
    loadMore() {
      if (pages.isFetching || pages.error) return;
      if (plain && !wantsOlder) setWantsOlder(true);
      else if (pages.hasNextPage) void pages.fetchNextPage();
    },
    retry: () => void (read ? pages.fetchNextPage() : pages.refetch()),
  };
}

export interface TransactionDraft {
  id?: string;
  account_id: string;
  amount_minor: number;
  date: string;
  payee: string | null;
  category_id: string | null;
  note: string | null;
  tags: string[];
  splits: Split[];
}

export interface TransferDraft {
  id?: string;
  from_account_id: string;
  to_account_id: string;
  amount_minor: number;
  to_amount_minor?: number;
  date: string;
  payee: string | null;
  note: string | null;
  tags: string[];
}

function showRow(written: Written<Transaction>): void {
  const { seq, ...row } = written;
  ledgerCache.show({ noun: "transactions", row, seq });
  void live.catchUp().catch(() => {});
}

function showTransfer({ from, to, seq }: TransferWritten): void {
  for (const row of [from, to]) if (row) ledgerCache.show({ noun: "transactions", row, seq });
  void live.catchUp().catch(() => {});
}

export function useRecordTransaction() {
  return useMutation({
    mutationFn: ({ draft, key }: { draft: TransactionDraft; key: string }) =>
      api.post<Written<Transaction>>("/transactions", { body: draft, idempotency_key: key }),
    onSuccess: showRow,
  });
}

export function useEditTransaction() {
  return useMutation({
    mutationFn: (edit: { id: string; version: number; changes: Partial<TransactionDraft> }) =>
      api.patch<Written<Transaction>>(`/transactions/${edit.id}`, {
        body: edit.changes,
        version: edit.version,
      }),
    onSuccess: showRow,
  });
}

export function useRecordTransfer() {
  return useMutation({
    mutationFn: ({ draft, key }: { draft: TransferDraft; key: string }) =>
      api.post<TransferWritten>("/transfers", { body: draft, idempotency_key: key }),
    onSuccess: showTransfer,
  });
}

export function useEditTransfer() {
  return useMutation({
    mutationFn: (edit: { transfer_id: string; version: number; changes: Partial<TransferDraft> }) =>
      api.patch<TransferWritten>(`/transfers/${edit.transfer_id}`, {
        body: edit.changes,
        version: edit.version,
      }),
    onSuccess: showTransfer,
  });
}

/** Deletes a row; of a transfer, both sides go. */
export function useDeleteTransaction() {
  return useMutation({
    mutationFn: (row: { id: string; version: number }) =>
      api.delete<Written<Transaction>>(`/transactions/${row.id}`, { version: row.version }),
    onSuccess: showRow,
  });
}

export function useRestoreTransaction() {
  return useMutation({
    mutationFn: async (row: Transaction) => {
      if (row.transfer_id !== null)
        return showTransfer(await api.post<TransferWritten>(`/transfers/${row.transfer_id}/restore`));
      showRow(await api.post<Written<Transaction>>(`/transactions/${row.id}/restore`));
    },
  });
}

/** One row, from what is held or from the server: to open what something else names. */
export function useFindTransaction() {
  return useMutation({
    mutationFn: async (id: string) => {
      const ledger = ledgerCache.get();
      const held = ledger?.touched[id]?.row ?? ledger?.transactions.find((row) => row.id === id);
      return held ?? api.get<Transaction>(`/transactions/${id}`);
    },
  });
}

/** Both sides of a transfer, as they stand now; null for a side that is unknown. */
export function useTransfer(transfer_id: string) {
  return useQuery({
    queryKey: ["transfer", transfer_id],
    queryFn: () => api.get<Transfer>(`/transfers/${transfer_id}`),
    staleTime: 0,
    gcTime: 0,
  });
}
