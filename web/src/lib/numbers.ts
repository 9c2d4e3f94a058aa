/** Numbers that are no amounts, in words. */

/** "1 budget", "1,024 budgets". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** "350 ms", "1.2 s". */
export function duration(ms: number, locale: string): string {
  if (ms < 1_000) return `${ms} ms`;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(ms / 1_000)} s`;
}

/** What part of one amount another is, of the same currency. */
export function ratio(part_minor: number, whole_minor: number): number {
  return part_minor / whole_minor;
}
