import type { SpendingCurve } from "~/api/types";

/** Today against what had usually been spent by now; null while nothing is known. */
export function againstUsual(
  curve: Pick<SpendingCurve, "usual" | "on" | "spent_minor">,
): { difference_minor: number; words: string } | null {
  const today = curve.usual.find(({ date }) => date === curve.on);
  if (!today) return null;
  const { p10_minor, p50_minor, p90_minor } = today;
  const words =
    curve.spent_minor > p90_minor
      ? "more than in 9 of 10 months"
      : curve.spent_minor < p10_minor
        ? "less than in 9 of 10 months"
        : "within what is usual";
  return { difference_minor: curve.spent_minor - p50_minor, words };
}
