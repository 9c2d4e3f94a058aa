import type { Transaction } from "~/api/types";
import { newestFirst, type Touched } from "~/live/ledger";

export interface Filters {
  account?: string | undefined;
  /** A category's id, or "none" for rows without one. */
  category?: string | undefined;
  tag?: string | undefined;
  q?: string | undefined;
}

/** A page of a listing. `as_of` is the cursor when it was asked for: it tells everything up to there. */
export interface ReadPage {
  items: Transaction[];
  as_of: number;
}

export interface Merged {
  rows: Transaction[];
  /** How far the number of matching rows has moved since the pages were read. */
  drift: number;
}

/** Whether a listing with these filters shows the row; the same rules as the server's. */
export function matches(row: Transaction, filters: Filters): boolean {
  if (row.deleted_at !== null) return false;
  if (filters.account && row.account_id !== filters.account) return false;
  if (filters.tag) {
    const wanted = filters.tag.toLowerCase();
    if (!row.tags.some((tag) => tag.toLowerCase() === wanted)) return false;
  }
  if (filters.category === "none") {
    if (row.category_id !== null || row.splits.length > 0 || row.transfer_id !== null) return false;
  } else if (filters.category) {
    const isIn = row.category_id === filters.category;
    if (!isIn && !row.splits.some((split) => split.category_id === filters.category)) return false;
  }
  if (filters.q) {
    const wanted = filters.q.toLowerCase();
    const text = `${row.payee ?? ""}\n${row.note ?? ""}`.toLowerCase();
    if (!text.includes(wanted)) return false;
  }
  return true;
}

/**
 * Lays the changes that came by event over pages that were read earlier.
 *
 * A change at or before a page's `as_of` is in that page already. A row that belongs below the last page read is
 * left out while more pages follow (`hasMore`): its page will bring it.
 */
export function merge(
  pages: readonly ReadPage[],
  touched: Readonly<Record<string, Touched>>,
  filters: Filters,
  hasMore: boolean,
): Merged {
  const rows = new Map<string, Transaction>();
  let drift = 0;
  for (const page of pages) {
    for (const item of page.items) {
      const known = rows.get(item.id);
      if (known && known.version >= item.version) continue;
      rows.set(item.id, item);
    }
  }
  const bottom = pages.at(-1)?.items.at(-1);
  for (const [id, { row, seq }] of Object.entries(touched)) {
    const read = rows.get(id);
    if (read) {
      if (row.version <= read.version) continue;
      if (matches(row, filters)) rows.set(id, row);
      else {
        rows.delete(id);
        drift -= 1;
      }
      continue;
    }
    if (!matches(row, filters) || seq <= pageOf(pages, row)) continue;
    drift += 1;
    if (hasMore && bottom && newestFirst(row, bottom) > 0) continue;
    rows.set(id, row);
  }
  return { rows: [...rows.values()].sort(newestFirst), drift };
}

/** The `as_of` of the page in whose range the row stands. */
function pageOf(pages: readonly ReadPage[], row: Transaction): number {
  for (const page of pages) {
    const last = page.items.at(-1);
    if (last && newestFirst(row, last) <= 0) return page.as_of;
  }
  return pages.at(-1)?.as_of ?? 0;
}
