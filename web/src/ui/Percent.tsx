import { useFormats } from "~/ui/formats";

/**
 * A share or a probability, 0 to 1, in whole percent. What is nearly nothing or nearly all says so: nothing but a
 * certainty is 0 % or 100 %.
 */
export function Percent({ of }: { of: number }) {
  const { locale } = useFormats();
  return percentText(of, locale);
}

export function percentText(share: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  if (share > 0 && share < 0.01) return `under ${format.format(0.01)}`;
  if (share < 1 && share > 0.99) return `over ${format.format(0.99)}`;
  return format.format(share);
}
