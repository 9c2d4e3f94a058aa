import { createContext, type ReactNode, useContext, useMemo } from "react";
import { decimalMark } from "~/lib/money";

export interface Formats {
  /** BCP 47, the person's own. */
  locale: string;
  decimal: "." | ",";
}

const Context = createContext<Formats>({ locale: "en", decimal: "." });

export function FormatsProvider({ locale, children }: { locale: string; children: ReactNode }) {
  const value = useMemo(() => {
    const known = knownLocale(locale);
    return { locale: known, decimal: decimalMark(known) };
  }, [locale]);
  return <Context value={value}>{children}</Context>;
}

export function useFormats(): Formats {
  return useContext(Context);
}

function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replace("_", "-"))[0] ?? "en";
  } catch {
    return "en";
  }
}
