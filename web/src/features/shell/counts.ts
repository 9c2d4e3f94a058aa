import { useOpenCount } from "~/features/alerts/useOpenCount";
import { useActivityUnread } from "~/queries/activity";

/** How many things wait on a screen, by its path: each a hook. */
export const COUNTS: Partial<Record<string, () => number>> = {
  "/activity": useActivityUnread,
  "/alerts": useOpenCount,
};
