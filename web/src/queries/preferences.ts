import { useMutation } from "@tanstack/react-query";
import { api } from "~/api/client";
import type { Preferences, PreferencesChanges, Written } from "~/api/types";
import type { Ledger } from "~/live/ledger";
import { useLedger } from "~/queries/ledger";
import { live } from "~/queries/live";

const preferences = (ledger: Ledger): Preferences => ledger.notification_preferences;

/** How this person wants to be told, as every device of theirs has it. */
export const usePreferences = () => useLedger(preferences);

export function useEditPreferences() {
  return useMutation({
    mutationFn: (edit: { version: number; changes: PreferencesChanges }) =>
      api.put<Written<Preferences>>("/notification-preferences", {
        body: edit.changes,
        version: edit.version,
      }),
    onSuccess: () => void live.catchUp().catch(() => {}),
  });
}
