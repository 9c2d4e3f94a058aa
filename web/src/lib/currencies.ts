/**
 * How many digits a currency's minor unit has. The server's list is the authority and is put here once at start;
 * browsers follow CLDR, which differs from ISO 4217 for some currencies.
 */
export interface Currency {
  code: string;
  exponent: number;
  name: string;
}

const known = new Map<string, Currency>();

export function setCurrencies(items: readonly Currency[]): void {
  known.clear();
  for (const item of items) known.set(item.code, item);
}

export function exponentOf(code: string): number {
  const found = known.get(code);
  if (found) return found.exponent;
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency: code });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

export function currencies(): Currency[] {
  return [...known.values()];
}
