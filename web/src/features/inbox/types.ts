import type { NotificationType } from "~/api/types";
import { KINDS } from "~/features/alerts/kinds";

export interface TypeGroup {
  group: string;
  types: { type: NotificationType; label: string }[];
}

/** What people can be told of, in the order of the settings. */
export const TYPES: readonly TypeGroup[] = [
  ...KINDS.map(({ group, kinds }) => ({
    group,
    types: kinds.map(({ kind, label }) => ({ type: kind as NotificationType, label })),
  })),
  {
    group: "Your household",
    types: [
      { type: "transaction_recorded", label: "Somebody records a transaction" },
      { type: "transactions_imported", label: "Somebody imports a statement" },
      { type: "member_joined", label: "Somebody joins" },
      { type: "member_left", label: "Somebody leaves" },
    ],
  },
  {
    group: "Your webhooks",
    types: [{ type: "webhook_disabled", label: "A webhook is switched off" }],
  },
];

/** The sort in plain words. */
export function labelOf(type: NotificationType): string {
  return LABELS.get(type) ?? OTHERS[type] ?? type.replaceAll("_", " ");
}

/** Always told, on every channel: nobody can be kept from hearing of it. */
export const ALWAYS: TypeGroup = {
  group: "Your sign-in",
  types: [
    { type: "new_device", label: "A new device signs in" },
    { type: "password_changed", label: "Your password is changed" },
  ],
};

const LABELS = new Map(
  [...TYPES, ALWAYS].flatMap(({ types }) => types.map(({ type, label }) => [type, label] as const)),
);

const OTHERS: Partial<Record<NotificationType, string>> = {
  test: "A test",
  digest: "A digest",
  weekly_summary: "Your week",
  monthly_summary: "Your month",
};
