/** As the server takes it: above zero, at most nine digits before the point, twelve after it. */
const RATE = /^([1-9]\d{0,8}|0)(\.\d{1,12})?$/;

/** The rate as decimal text from what was typed, with a point or a comma; null when it is none. */
export function readRate(text: string): string | null {
  const plain = text.trim().replace(",", ".");
  if (!RATE.test(plain) || /^0(\.0*)?$/.test(plain)) return null;
  return plain;
}
