import type { Budget, BudgetPeriod, BudgetProgress } from "~/api/types";

export type Standing = "archived" | "paused" | "over" | "reached" | "likely" | "watch" | "on_track";
export type Tone = "quiet" | "good" | "watch" | "bad";

/** Where a budget stands, in one word. What is so goes before what may come. */
export function standingOf(budget: Budget, progress: BudgetProgress): Standing {
  if (budget.archived) return "archived";
  if (budget.paused) return "paused";
  if (progress.state === "over") return "over";
  const { tier } = progress.projection;
  // A budget of zero with nothing spent has reached its end by the letter, and is as it should be.
  if (progress.state === "reached" && progress.available_minor > 0) return "reached";
  if (tier === "likely" || tier === "watch") return tier;
  return "on_track";
}

export const STANDINGS: Record<Standing, { words: string; tone: Tone }> = {
  archived: { words: "Archived", tone: "quiet" },
  paused: { words: "Paused", tone: "quiet" },
  over: { words: "Over", tone: "bad" },
  reached: { words: "Reached", tone: "watch" },
  likely: { words: "Will probably go over", tone: "watch" },
  watch: { words: "May go over", tone: "watch" },
  on_track: { words: "On track", tone: "good" },
};

export const PERIODS: Record<BudgetPeriod, { each: string; this: string; last: string }> = {
  weekly: { each: "Every week", this: "this week", last: "last week" },
  two_weekly: { each: "Every two weeks", this: "these two weeks", last: "the two weeks before" },
  monthly: { each: "Every month", this: "this month", last: "last month" },
  quarterly: { each: "Every quarter", this: "this quarter", last: "last quarter" },
  yearly: { each: "Every year", this: "this year", last: "last year" },
};

/** How likely it is to go over, for somebody who does not think in numbers. */
export function chanceInWords(probability: number): string {
  if (probability >= 0.98) return "Almost certain";
  if (probability >= 0.85) return "Very likely";
  if (probability >= 0.7) return "Likely";
  if (probability >= 0.55) return "Rather likely";
  if (probability >= 0.45) return "Even chances";
  if (probability >= 0.3) return "Rather unlikely";
  if (probability >= 0.1) return "Unlikely";
  return "Very unlikely";
}

/** Places along a budget's bar, each as a share of its length, 0 to 1. */
export interface Bar {
  spent: number;
  /** To where it reaches with what is known to come. */
  upcoming: number;
  /** Where what is available ends; below 1 when the bar goes beyond. */
  end: number;
  thresholds: { percent: number; at: number; isReached: boolean }[];
  /** Where the period will end: the 10th, 50th and 90th percentile. */
  range: { low: number; middle: number; high: number } | null;
}

export function barOf(budget: Pick<Budget, "thresholds">, progress: BudgetProgress): Bar {
  const available = Math.max(0, progress.available_minor);
  const spent = Math.max(0, progress.spent_minor);
  const { p10_minor, p50_minor, p90_minor } = progress.projection;
  const known = p10_minor !== null && p50_minor !== null && p90_minor !== null;
  const reach = spent + Math.max(0, progress.upcoming_minor);
  const length = Math.max(available, reach, known ? p90_minor : 0, 1);
  const at = (minor: number) => Math.min(1, Math.max(0, minor) / length);
  return {
    spent: at(spent),
    upcoming: at(reach),
    end: at(available),
    thresholds:
      available === 0
        ? []
        : budget.thresholds
            .map((percent) => ({
              percent,
              at: at((available * percent) / 100),
              isReached: progress.thresholds_reached.includes(percent),
            }))
            .filter(({ percent }) => (available * percent) / 100 <= length),
    range: known ? { low: at(p10_minor), middle: at(p50_minor), high: at(p90_minor) } : null,
  };
}

const RANK: Record<Standing, number> = {
  over: 0,
  likely: 1,
  watch: 1,
  reached: 1,
  on_track: 2,
  paused: 3,
  archived: 4,
};

/** How many are over, need an eye, and are as they should be; paused and archived ones aside. */
export function countStandings(all: readonly Standing[]): { over: number; watch: number; good: number } {
  const of = (rank: number) => all.filter((standing) => RANK[standing] === rank).length;
  return { over: of(0), watch: of(1), good: of(2) };
}

/** Those over first, then those to watch, then by how much of them is gone. */
export function byNeed<T extends { budget: Budget; progress: BudgetProgress }>(all: readonly T[]): T[] {
  const rank = ({ budget, progress }: T) => RANK[standingOf(budget, progress)];
  const gone = ({ progress }: T) => progress.percent ?? 0;
  return [...all].sort((a, b) => rank(a) - rank(b) || gone(b) - gone(a));
}
