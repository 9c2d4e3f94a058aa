import { AMOUNT_ERRORS } from "~/ui/amountErrors";

export const COMPLAINTS: Record<string, string | undefined> = {
  ...AMOUNT_ERRORS,
  zero: "Enter an amount other than zero.",
  missing: "Choose one.",
  same: "Choose another account.",
  sum: "The lines do not add up to the amount.",
};
