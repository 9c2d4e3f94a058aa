import { useFormats } from "~/ui/formats";

/** A number of things, never an amount: "1,024 transactions"; without words, the number alone. */
export function Count({ of, one, many }: { of: number; one: string; many: string }) {
  const { locale } = useFormats();
  return `${new Intl.NumberFormat(locale).format(of)} ${of === 1 ? one : many}`.trim();
}
