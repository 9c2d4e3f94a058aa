const OFFERED = [
  "en-US",
  "en-GB",
  "en-CA",
  "en-IN",
  "de-DE",
  "de-AT",
  "de-CH",
  "fr-FR",
  "fr-CH",
  "es-ES",
  "es-MX",
  "it-IT",
  "pt-BR",
  "pt-PT",
  "nl-NL",
  "sv-SE",
  "nb-NO",
  "da-DK",
  "fi-FI",
  "pl-PL",
  "cs-CZ",
  "ja-JP",
  "ko-KR",
  "zh-CN",
  "hi-IN",
  "ar-EG",
  "he-IL",
  "tr-TR",
  "uk-UA",
];

/** "Deutsch (Schweiz)", each in its own words; the one in use is always among them. */
export function localeOptions(held: string): { value: string; label: string }[] {
  const codes = OFFERED.includes(held) || held === "" ? OFFERED : [held, ...OFFERED];
  return codes.map((value) => ({ value, label: nameOf(value) }));
}

function nameOf(code: string): string {
  try {
    return new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
