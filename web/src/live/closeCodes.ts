/** What a close code asks of this client. 4000 to 4499: come back. 4500 to 4999: do not. */
export type StopReason = "disabled" | "protocol" | "refused";
export type PauseReason = "too_many" | "disconnected";

export type CloseAction =
  /** Come back, after `delay_ms` when the server named a time, else with back-off. */
  | { do: "reconnect"; delay_ms: number | null; refresh: boolean }
  /** The session has ended: forget everything, sign in again. */
  | { do: "sign_in" }
  /** Stand still until the person returns to this device. */
  | { do: "pause"; reason: PauseReason }
  /** Stand still and say why. */
  | { do: "stop"; reason: StopReason };

const RATE_DELAY_MS = 1_000;

const AGAIN: CloseAction = { do: "reconnect", delay_ms: null, refresh: false };

export function actionFor(code: number, reason: string): CloseAction {
  switch (code) {
    case 4000:
      return { do: "reconnect", delay_ms: retryAfter(reason), refresh: false };
    case 4029:
      return { do: "reconnect", delay_ms: retryAfter(reason) ?? RATE_DELAY_MS, refresh: false };
    case 4401:
      return { do: "reconnect", delay_ms: null, refresh: true };
    case 4500:
      return { do: "sign_in" };
    case 4501:
      return { do: "stop", reason: "disabled" };
    case 4503:
      return { do: "pause", reason: "too_many" };
    case 4504:
      return { do: "pause", reason: "disconnected" };
    case 1002:
    case 1003:
    case 1007:
    case 1009:
      return { do: "stop", reason: "protocol" };
    default:
      return code >= 4500 && code <= 4999 ? { do: "stop", reason: "protocol" } : AGAIN;
  }
}

/** The reason text is "<name>" or "<name> retry_after_ms=<n>". */
export function retryAfter(reason: string): number | null {
  const found = /(?:^|\s)retry_after_ms=(\d{1,9})(?:\s|$)/.exec(reason);
  return found ? Number(found[1]) : null;
}
