/** "Robin Vega" is "RV"; whoever has left without a name is "?". */
export function initialsOf(name: string | null): string {
  const words = (name ?? "").trim().split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? "")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toUpperCase();
}

const HUES = 6;

/** The same person has the same colour everywhere. */
export function hueOf(user_id: string): number {
  let sum = 0;
  for (const character of user_id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}
