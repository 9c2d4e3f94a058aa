import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import type { ImportPreview, ImportRow, Written } from "~/api/types";
import { live, useLiveQuery } from "~/queries/live";

const IMPORTS = ["imports"] as const;

export type ColumnRole =
  | "date"
  | "payee"
  | "amount"
  | "debit"
  | "credit"
  | "direction"
  | "currency"
  | "account"
  | "category"
  | "note"
  | "reference";

/** What a person says about a file; whatever is left out is detected. */
export interface Mapping {
  columns: Partial<Record<ColumnRole, string | number | null>>;
  encoding?: string | null;
  delimiter?: string | null;
  header_line?: number | null;
  date_format?: "ymd" | "dmy" | "mdy" | "ydm" | null;
  decimal?: "." | "," | null;
  spending_positive?: boolean | null;
  currency?: string | null;
}

/** The complete mapping by which the preview was read; sent back, changed, it overrides what was detected. */
export function mappingOf(preview: ImportPreview): Mapping {
  return preview.mapping as unknown as Mapping;
}

export interface Upload {
  file: File;
  mapping: Mapping | null;
  /** Where rows go that name no account. */
  account_id: string | null;
}

function form({ file, mapping, account_id }: Upload): FormData {
  const data = new FormData();
  data.append("file", file);
  if (mapping) data.append("mapping", JSON.stringify(mapping));
  if (account_id) data.append("account_id", account_id);
  return data;
}

/** Reads the file and says what would happen; writes nothing. */
export function usePreviewImport() {
  return useMutation({
    mutationFn: (upload: Upload) =>
      api.post<ImportPreview>("/imports", { query: { preview: true }, form: form(upload) }),
  });
}

export function useRunImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (upload: Upload & { key: string }) =>
      api.post<Written<ImportRow>>("/imports", {
        query: { preview: false },
        form: form(upload),
        idempotency_key: upload.key,
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: IMPORTS });
      void live.catchUp().catch(() => {});
    },
  });
}

const BY_IMPORTS = { refetch: ["transactions.imported"] } as const;

export function useImports() {
  return useLiveQuery(
    {
      queryKey: IMPORTS,
      queryFn: () => api.get<{ items: ImportRow[] }>("/imports"),
      select: ({ items }: { items: ImportRow[] }) => items,
    },
    BY_IMPORTS,
  );
}
