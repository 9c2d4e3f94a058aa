import type { Parsed } from "~/lib/money";

type Reason = Extract<Parsed, { ok: false }>["reason"];

export const AMOUNT_ERRORS: Record<Reason, string> = {
  empty: "Enter an amount.",
  unreadable: "This is no amount.",
  too_precise: "This currency has fewer decimals.",
  too_large: "This amount is too large.",
};
