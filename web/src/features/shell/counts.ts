import { useOpenCount } from "~/features/alerts/useOpenCount";

/** How many things wait on a screen, by its path: each a hook. */
export const COUNTS: Partial<Record<string, () => number>> = {
  "/alerts": useOpenCount,
};
