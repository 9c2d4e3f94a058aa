import type { Activity } from "~/api/types";

/** Entries that are shown, and how many newer ones wait above until the reader comes back to the top. */
export function heldBack(entries: readonly Activity[], newestSeen: number | null) {
  if (newestSeen === null) return { shown: entries, waiting: 0 };
  const shown = entries.filter(({ number }) => number <= newestSeen);
  return { shown, waiting: entries.length - shown.length };
}

/** The highest number, whatever the order. */
export function newestOf(entries: readonly Activity[]): Activity | undefined {
  return entries.reduce<Activity | undefined>(
    (newest, entry) => (newest && newest.number > entry.number ? newest : entry),
    undefined,
  );
}
