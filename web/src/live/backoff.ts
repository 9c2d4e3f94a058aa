/** Full jitter: anything between nothing and a ceiling that doubles, so that a thousand clients do not return at once. */
export const FIRST_CEILING_MS = 500;
export const LAST_CEILING_MS = 20_000;
/** A connection that lived this long is healthy; the next trouble starts from the first ceiling. */
export const HEALTHY_AFTER_MS = 10_000;

/** `attempt` counts from 0; `random` lies in [0, 1). */
export function backoff_ms(attempt: number, random: number): number {
  const ceiling = Math.min(LAST_CEILING_MS, FIRST_CEILING_MS * 2 ** Math.min(attempt, 30));
  return Math.round(ceiling * random);
}
