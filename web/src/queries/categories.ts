import { useMutation } from "@tanstack/react-query";
import { api } from "~/api/client";
import type { Category, Tag, TransactionPage, Written } from "~/api/types";
import { TRANSACTIONS_KEY } from "~/live/apply";
import { MOVES_MONEY } from "~/queries/budgets";
import { ledgerCache, live, useLiveQuery } from "~/queries/live";

export type CategoryDraft = Pick<Category, "name" | "kind" | "parent_id"> & { id?: string };
export type CategoryChanges = Partial<Pick<Category, "name" | "parent_id" | "archived">>;
export type TagDraft = Pick<Tag, "name"> & { id?: string };

interface Known {
  id: string;
  version: number;
}

const catchUp = () => void live.catchUp().catch(() => {});

function showCategory({ seq: _seq, ...row }: Written<Category>): void {
  ledgerCache.show({ noun: "categories", row });
  catchUp();
}

export function useAddCategory() {
  return useMutation({
    mutationFn: ({ draft, key }: { draft: CategoryDraft; key: string }) =>
      api.post<Written<Category>>("/categories", { body: draft, idempotency_key: key }),
    onSuccess: showCategory,
  });
}

export function useEditCategory() {
  return useMutation({
    mutationFn: ({ id, version, changes }: Known & { changes: CategoryChanges }) =>
      api.patch<Written<Category>>(`/categories/${id}`, { body: changes, version }),
    onSuccess: showCategory,
  });
}

export function useDeleteCategory() {
  return useMutation({
    mutationFn: ({ id, version }: Known) => api.delete<Written<Category>>(`/categories/${id}`, { version }),
    onSuccess: ({ seq: _seq, ...row }) => {
      ledgerCache.show({ noun: "categories", row, deleted: true });
      catchUp();
    },
  });
}

/** Moves all that stands on `source` to `into`. What moved is told by events. */
export function useMergeCategory() {
  return useMutation({
    mutationFn: ({ source, into, key }: { source: Category; into: string; key: string }) =>
      api.post<Written<Category>>(`/categories/${source.id}/merge`, {
        body: { into },
        version: source.version,
        idempotency_key: key,
      }),
    onSuccess: (kept, { source }) => {
      ledgerCache.show({ noun: "categories", row: source, deleted: true });
      showCategory(kept);
    },
  });
}

/** How many transactions stand on a category itself, or carry a tag; undefined until it is known. */
export function useTransactionCount(of: { category_id: string } | { tag: string }): number | undefined {
  const { data } = useLiveQuery(
    {
      queryKey: [...TRANSACTIONS_KEY, "count", of],
      queryFn: () => api.get<TransactionPage>("/transactions", { query: { ...of, limit: 1 } }),
      select: ({ total }: TransactionPage) => total,
    },
    COUNTED,
  );
  return data;
}

const COUNTED = { refetch: MOVES_MONEY } as const;

// Rows carry the names of their tags: the event renames them, so it is not shown before.
const byEvent = { onSuccess: catchUp };

export function useAddTag() {
  return useMutation({
    mutationFn: ({ draft, key }: { draft: TagDraft; key: string }) =>
      api.post<Written<Tag>>("/tags", { body: draft, idempotency_key: key }),
    ...byEvent,
  });
}

export function useRenameTag() {
  return useMutation({
    mutationFn: ({ id, version, changes }: Known & { changes: Partial<Pick<Tag, "name">> }) =>
      api.patch<Written<Tag>>(`/tags/${id}`, { body: changes, version }),
    ...byEvent,
  });
}

export function useDeleteTag() {
  return useMutation({
    mutationFn: ({ id, version }: Known) => api.delete<Written<Tag>>(`/tags/${id}`, { version }),
    ...byEvent,
  });
}
