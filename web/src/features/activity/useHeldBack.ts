import { useEffect, useMemo, useState } from "react";
import type { Activity } from "~/api/types";
import { heldBack, newestOf } from "~/features/activity/held";

const TOP_PX = 160;

/** Keeps what comes while somebody reads further down above the list, so that nothing moves under their eyes. */
export function useHeldBack(entries: readonly Activity[]) {
  const [isDown, setIsDown] = useState(false);
  const [seen, setSeen] = useState<number | null>(null);
  useEffect(() => {
    const look = () => setIsDown(window.scrollY > TOP_PX);
    look();
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, []);
  const newest = newestOf(entries)?.number ?? null;
  // While rendering: what has come in between must not be shown even once.
  if (isDown && seen === null && newest !== null) setSeen(newest);
  if (!isDown && seen !== null) setSeen(null);
  const held = useMemo(() => heldBack(entries, seen), [entries, seen]);
  const isCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = () => window.scrollTo({ top: 0, behavior: isCalm() ? "auto" : "smooth" });
  return { ...held, show };
}
