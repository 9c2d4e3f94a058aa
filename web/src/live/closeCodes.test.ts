import { expect, test } from "vitest";
import { actionFor } from "~/live/closeCodes";

const again = { do: "reconnect", delay_ms: null, refresh: false };

test.each([
  [4000, "draining retry_after_ms=1500", { ...again, delay_ms: 1500 }],
  [4000, "draining", again],
  [4001, "slow", again],
  [4002, "heartbeat", again],
  [4029, "rate retry_after_ms=3000", { ...again, delay_ms: 3000 }],
  [4029, "rate", { ...again, delay_ms: 1000 }],
  [4401, "token_expired", { ...again, refresh: true }],
  [4499, "some later one", again],
  [4500, "revoked", { do: "sign_in" }],
  [4501, "account_disabled", { do: "stop", reason: "disabled" }],
  [4502, "protocol", { do: "stop", reason: "protocol" }],
  [4503, "too_many_sockets", { do: "pause", reason: "too_many" }],
  [4504, "disconnected", { do: "pause", reason: "disconnected" }],
  [4999, "some later one", { do: "stop", reason: "protocol" }],
  [1000, "", again],
  [1001, "", again],
  [1002, "", { do: "stop", reason: "protocol" }],
  [1003, "", { do: "stop", reason: "protocol" }],
  [1006, "", again],
  [1007, "", { do: "stop", reason: "protocol" }],
  [1009, "", { do: "stop", reason: "protocol" }],
  [1011, "", again],
  [3999, "", again],
])("%i %s is answered as the protocol says", (code, reason, action) => {
  expect(actionFor(code, reason)).toEqual(action);
});
