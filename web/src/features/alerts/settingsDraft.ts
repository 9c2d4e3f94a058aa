import type { AlertSettings } from "~/api/types";
import { exponentOf } from "~/lib/currencies";
import { parseAmount, toInput } from "~/lib/money";
import type { AlertSettingsChanges } from "~/queries/alerts";
import { AMOUNT_ERRORS } from "~/ui/amountErrors";

/** What stands in the form, as typed. */
export interface SettingsDraft {
  off: AlertSettings["off"];
  large_expense_minor: string;
  large_deposit_minor: string;
  low_balance_minor: string;
  low_balance_days: string;
  bill_days: string;
}

const AMOUNTS = ["large_expense_minor", "large_deposit_minor", "low_balance_minor"] as const;
const DAYS = ["low_balance_days", "bill_days"] as const;
const DAYS_MAX = 60;

export type SettingsRead =
  | { ok: true; changes: AlertSettingsChanges }
  | { ok: false; complaints: Partial<Record<keyof SettingsDraft, string>> };

export function settingsDraft(settings: AlertSettings, currency: string, decimal: "." | ","): SettingsDraft {
  const text = (minor: number) => toInput(minor, exponentOf(currency), decimal);
  return {
    off: settings.off,
    large_expense_minor: text(settings.large_expense_minor),
    large_deposit_minor: text(settings.large_deposit_minor),
    low_balance_minor: text(settings.low_balance_minor),
    low_balance_days: String(settings.low_balance_days),
    bill_days: String(settings.bill_days),
  };
}

/** What differs from `settings`, ready to be sent; or what is wrong, by field. */
export function readSettings(
  draft: SettingsDraft,
  settings: AlertSettings,
  { currency, decimal }: { currency: string; decimal: "." | "," },
): SettingsRead {
  const complaints: Partial<Record<keyof SettingsDraft, string>> = {};
  const changes: AlertSettingsChanges = {};
  for (const field of AMOUNTS) {
    const read = parseAmount(draft[field], exponentOf(currency), decimal);
    if (!read.ok) complaints[field] = AMOUNT_ERRORS[read.reason];
    else if (field !== "low_balance_minor" && read.minor <= 0) complaints[field] = "More than zero, please.";
    else if (read.minor !== settings[field]) changes[field] = read.minor;
  }
  for (const field of DAYS) {
    const days = /^\d{1,3}$/.test(draft[field].trim()) ? Number(draft[field]) : 0;
    if (days < 1 || days > DAYS_MAX) complaints[field] = `From 1 to ${DAYS_MAX} days.`;
    else if (days !== settings[field]) changes[field] = days;
  }
  const off = [...draft.off].sort();
  if (JSON.stringify(off) !== JSON.stringify([...settings.off].sort())) changes.off = off;
  return Object.keys(complaints).length > 0 ? { ok: false, complaints } : { ok: true, changes };
}
