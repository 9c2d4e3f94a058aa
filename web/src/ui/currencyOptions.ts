import { currencies } from "~/lib/currencies";

/** "EUR · Euro" for each currency that the server knows, else those of the browser. */
export function currencyOptions(locale: string): { value: string; label: string }[] {
  const known = currencies();
  if (known.length > 0) return known.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }));
  const names = new Intl.DisplayNames(locale, { type: "currency" });
  return Intl.supportedValuesOf("currency").map((code) => ({
    value: code,
    label: `${code} · ${names.of(code) ?? code}`,
  }));
}
