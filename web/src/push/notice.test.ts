import { expect, test } from "vitest";
import { keptOf, pathOf, readPush } from "~/push/notice";

const ORIGIN = "https://money.example";

/** As the server sends it. */
function declarative(fields: object = {}): string {
  return JSON.stringify({
    web_push: 8030,
    mutable: true,
    notification: {
      title: "Groceries: 80 % spent",
      body: "",
      navigate: "https://money.example/inbox?open=n1",
      tag: "t1",
      app_badge: "3",
      data: { notification_id: "n1", delivery_id: "d1", id: "d1", type: "budget_threshold" },
      actions: [
        { action: "open", title: "Open", navigate: "https://money.example/inbox?open=n1" },
        { action: "read", title: "Mark read", navigate: "https://money.example/inbox?read=n1" },
      ],
      ...fields,
    },
  });
}

test("reads what this server sends", () => {
  expect(readPush(declarative(), ORIGIN)).toEqual({
    title: "Groceries: 80 % spent",
    body: "",
    tag: "t1",
    badge: 3,
    closes: [],
    actions: [
      { action: "open", title: "Open" },
      { action: "read", title: "Mark read" },
    ],
    kept: { path: "/inbox?open=n1", entry: "n1", clicked: null, displayed: null },
  });
});

test("reads what Firebase makes of it", () => {
  const text = JSON.stringify({
    from: "123",
    fcmMessageId: "m1",
    notification: { title: "A bill is due", body: "Rent", tag: "t2" },
    fcmOptions: { link: "https://money.example/inbox?open=n2" },
    data: { notification_id: "n2", type: "bill_due", id: "d2" },
  });
  const { title, body, tag, kept } = readPush(text, ORIGIN);
  expect([title, body, tag]).toEqual(["A bill is due", "Rent", "t2"]);
  expect(kept).toMatchObject({ path: "/inbox?open=n2", entry: "n2" });
});

test("reads a data message of Firebase, as worker and page are given it", () => {
  const text = JSON.stringify({
    from: "123",
    priority: "high",
    fcmMessageId: "m1",
    data: {
      title: "A bill is due",
      body: "Rent",
      tag: "t3",
      app_badge: "2",
      link: "https://money.example/inbox?open=n3",
      notification_id: "n3",
      displayed_url: "/api/v1/notifications/d3/displayed?s=1",
      actions: "no list",
    },
  });
  expect(readPush(text, ORIGIN)).toEqual({
    title: "A bill is due",
    body: "Rent",
    tag: "t3",
    badge: 2,
    closes: [],
    actions: [],
    kept: {
      path: "/inbox?open=n3",
      entry: "n3",
      clicked: null,
      displayed: "https://money.example/api/v1/notifications/d3/displayed?s=1",
    },
  });
});

test("what Firebase shows has its link where it was said, and its badge among the data", () => {
  const text = JSON.stringify({
    notification: { title: "A bill is due", click_action: "https://money.example/bills" },
    data: { app_badge: "1", title: "of no account" },
  });
  expect(readPush(text, ORIGIN)).toMatchObject({
    title: "A bill is due",
    badge: 1,
    kept: { path: "/bills" },
  });
});

test.each(["", "null", "[]", "hello", '{"notification":7}', '{"notification":{"title":9,"actions":"x"}}'])(
  "whatever comes, something can be shown: %s",
  (text) => {
    expect(readPush(text, ORIGIN)).toMatchObject({
      title: "Pennybell",
      body: "There is something new in your inbox.",
      actions: [],
      badge: null,
      kept: { path: "/inbox", entry: null },
    });
  },
);

test("no push leads out of the app", () => {
  expect(pathOf("https://evil.example/inbox?open=n1", ORIGIN)).toBe("/inbox?open=n1");
  expect(pathOf("javascript:alert(1)", ORIGIN)).toBe("/inbox");
  expect(pathOf("https://money.example//evil.example", ORIGIN)).toBe("/inbox");
  expect(pathOf("/\\evil.example", ORIGIN)).toBe("/");
  expect(pathOf("/budgets/b1", ORIGIN)).toBe("/budgets/b1");
  expect(pathOf("", ORIGIN)).toBe("/inbox");
});

test("beacons go to this server alone", () => {
  const data = {
    displayed_url: "https://money.example/api/v1/notifications/n1/displayed?s=1",
    clicked_url: "https://evil.example/api/v1/notifications/n1/clicked?s=2",
  };
  expect(readPush(declarative({ data }), ORIGIN).kept).toMatchObject({
    displayed: "https://money.example/api/v1/notifications/n1/displayed?s=1",
    clicked: "https://money.example/api/v1/notifications/n1/clicked?s=2",
  });
});

test("says which notices were read elsewhere, and a badge that is a number", () => {
  const pushed = declarative({ data: { closes: "n5, n6" }, app_badge: "many" });
  expect(readPush(pushed, ORIGIN)).toMatchObject({ closes: ["n5", "n6"], badge: null });
});

test("what an older worker has shown can still be pressed", () => {
  expect(keptOf(undefined)).toEqual({ path: "/inbox", entry: null, clicked: null, displayed: null });
  expect(keptOf({ path: "/inbox?open=n1", entry: "n1" })).toMatchObject({ entry: "n1" });
});
