import { useNavigate } from "react-router";
import type { Activity } from "~/api/types";
import { pathOf } from "~/features/activity/path";
import type { Lookup } from "~/features/activity/useLookup";
import { useOpenRow } from "~/features/transactions/RowLink";

/** Opens what an entry is about; null: it is about nothing that could be shown. */
export function useWay(entry: Activity, lookup: Lookup): (() => void) | null {
  const navigate = useNavigate();
  const row = useOpenRow();
  const { kind, action, subject_id: id } = entry;
  if (kind === "transaction" && id) return action === "deleted" ? null : () => row.open(id);
  const path = pathOf(entry, lookup);
  return path === null ? null : () => void navigate(path);
}
