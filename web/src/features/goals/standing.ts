import type { Goal, GoalProgress } from "~/api/types";
import type { Tone } from "~/features/budgets/standing";
import { ratio } from "~/lib/numbers";

export type Standing = "archived" | GoalProgress["state"];

export function standingOf(goal: Goal, progress: GoalProgress): Standing {
  return goal.archived ? "archived" : progress.state;
}

export const STANDINGS: Record<Standing, { words: string; tone: Tone }> = {
  archived: { words: "Archived", tone: "quiet" },
  reached: { words: "Reached", tone: "good" },
  on_track: { words: "On track", tone: "good" },
  behind: { words: "Behind", tone: "watch" },
  undated: { words: "No date", tone: "quiet" },
  unknown: { words: "Too early to say", tone: "quiet" },
};

export const MILESTONES = [25, 50, 75, 100] as const;

/** A share of the whole, 0 to 1. */
export function shareOf({ saved_minor, whole_minor }: GoalProgress): number {
  return Math.min(1, Math.max(0, ratio(saved_minor, whole_minor)));
}

/** What a month has to bring against what one brings, each as a share of the larger. */
export function pacesOf(progress: GoalProgress): { required: number; pace: number } | null {
  const { required_minor, pace_minor } = progress;
  if (required_minor === null || pace_minor === null) return null;
  const longest = Math.max(required_minor, pace_minor, 1);
  return { required: ratio(required_minor, longest), pace: ratio(Math.max(0, pace_minor), longest) };
}

const RANK: Record<Standing, number> = {
  behind: 0,
  on_track: 1,
  undated: 1,
  unknown: 1,
  reached: 2,
  archived: 3,
};

/** Those behind first, then those under way, the nearest to its end first, then what is reached. */
export function byNeed(goals: readonly Goal[], progress: ReadonlyMap<string, GoalProgress>): Goal[] {
  const place = (goal: Goal) => {
    const stand = progress.get(goal.id);
    const rank = stand ? RANK[standingOf(goal, stand)] : goal.archived ? RANK.archived : 1;
    return { rank, share: stand ? shareOf(stand) : 0 };
  };
  return [...goals].sort((one, two) => {
    const [a, b] = [place(one), place(two)];
    return a.rank - b.rank || b.share - a.share || one.name.localeCompare(two.name);
  });
}

/** How much of a balance belongs to a goal: part by part towards zero, as the server counts. */
export function partOf(balance_minor: number, percent: number): number {
  const exact = (BigInt(balance_minor) * BigInt(percent)) / 100n;
  return Number(exact);
}
