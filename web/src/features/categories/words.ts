import { counted } from "~/lib/numbers";

/** "1 budget", "12 budgets"; null for none. */
export function countedIfAny(count: number, one: string, many: string): string | null {
  return count === 0 ? null : counted(count, one, many);
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
