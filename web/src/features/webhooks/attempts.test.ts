import { expect, test } from "vitest";
import { answerOf } from "~/features/webhooks/attempts";

const attempt = (fields: object) => ({
  n: 1,
  started_at: "2026-01-26T10:30:05.000Z",
  finished_at: "2026-01-26T10:30:05.120Z",
  outcome: "delivered",
  http_status: 204,
  reason: null,
  ...fields,
});

test("says what came back and how long it took", () => {
  expect(answerOf(attempt({}), "en-GB")).toMatch(/:05: answered 204 in 120 ms$/);
  const slow = attempt({
    finished_at: "2026-01-26T10:30:15.050Z",
    http_status: null,
    reason: "read_timeout",
  });
  expect(answerOf(slow, "de-DE")).toMatch(/:05: read timeout after 10,1 s$/);
});

test("a try that is under way, or was lost in a crash, is said to have no answer", () => {
  expect(answerOf(attempt({ finished_at: null, outcome: null, http_status: null }), "en-GB")).toMatch(
    /no answer yet$/,
  );
});
