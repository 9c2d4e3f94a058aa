const BY_REGION: Record<string, string> = {
  US: "USD",
  GB: "GBP",
  CH: "CHF",
  LI: "CHF",
  JP: "JPY",
  CA: "CAD",
  AU: "AUD",
  NZ: "NZD",
  IN: "INR",
  CN: "CNY",
  SE: "SEK",
  NO: "NOK",
  DK: "DKK",
  PL: "PLN",
  CZ: "CZK",
  HU: "HUF",
  RO: "RON",
  TR: "TRY",
  BR: "BRL",
  MX: "MXN",
  ZA: "ZAR",
  KR: "KRW",
  KW: "KWD",
  UA: "UAH",
  IL: "ILS",
  SG: "SGD",
  HK: "HKD",
};

/** A first guess that the person sees and can change: by the region of the browser's language, else the euro. */
export function guessCurrency(language: string): string {
  try {
    const region = new Intl.Locale(language).maximize().region ?? "";
    return BY_REGION[region] ?? "EUR";
  } catch {
    return "EUR";
  }
}
