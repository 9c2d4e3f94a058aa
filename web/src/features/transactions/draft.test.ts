import { expect, test } from "vitest";
import {
  changesOf,
  type Draft,
  draftOf,
  emptyDraft,
  onTopOf,
  readDraft,
  restOf,
} from "~/features/transactions/draft";
import { account, row } from "~/live/fixtures";

const accounts = [account("a1"), account("a2"), account("yen", { currency: "JPY" })];
const reading = { accounts, decimal: "." as const };
const draft = (further: Partial<Draft> = {}): Draft => ({
  ...emptyDraft("a1", "2026-01-26"),
  amount: "12.50",
  ...further,
});
const split = (key: string, amount: string, category_id: string | null = null) => ({
  key,
  amount,
  category_id,
  note: "",
});

function body(of: Draft) {
  const read = readDraft(of, reading);
  if (!read.ok) throw new Error(JSON.stringify(read.complaints));
  return read.body;
}

function complaints(of: Draft) {
  const read = readDraft(of, reading);
  return read.ok ? {} : read.complaints;
}

test("spending is negative and income positive, unless a sign was typed", () => {
  expect(body(draft())).toMatchObject({ amount_minor: -1250 });
  expect(body(draft({ kind: "income" }))).toMatchObject({ amount_minor: 1250 });
  expect(body(draft({ amount: "+3" }))).toMatchObject({ amount_minor: 300 });
  expect(body(draft({ kind: "income", amount: "-3" }))).toMatchObject({ amount_minor: -300 });
});

test("the account's currency decides the unit", () => {
  expect(body(draft({ account_id: "yen", amount: "1500" }))).toMatchObject({ amount_minor: -1500 });
  expect(complaints(draft({ account_id: "yen", amount: "15.5" }))).toEqual({ amount: "too_precise" });
});

test("empty text is no text", () => {
  expect(body(draft({ payee: "  ", note: "" }))).toMatchObject({ payee: null, note: null });
});

test("what is missing is said by field", () => {
  expect(complaints(draft({ amount: "", account_id: "", date: "" }))).toEqual({
    amount: "empty",
    account_id: "missing",
    date: "missing",
  });
  expect(complaints(draft({ amount: "0" }))).toEqual({ amount: "zero" });
});

test("the lines of a split make up the total, and may mix signs", () => {
  const mixed = draft({ amount: "50", splits: [split("1", "60", "food"), split("2", "-10", "deposit")] });
  expect(body(mixed)).toMatchObject({
    amount_minor: -5000,
    category_id: null,
    splits: [
      { amount_minor: -6000, category_id: "food" },
      { amount_minor: 1000, category_id: "deposit" },
    ],
  });
  expect(complaints(draft({ amount: "50", splits: [split("1", "49")] }))).toEqual({ splits: "sum" });
});

test("what the lines have not taken yet is told", () => {
  expect(restOf(draft({ amount: "50", splits: [split("1", "49.99")] }), "EUR", ".")).toBe(1);
  expect(restOf(draft({ amount: "x" }), "EUR", ".")).toBeNull();
});

test("a transfer needs two accounts, and two amounts only for two currencies", () => {
  const plain = draft({ kind: "transfer", to_account_id: "a2", to_amount: "99" });
  expect(body(plain)).toEqual({
    from_account_id: "a1",
    to_account_id: "a2",
    amount_minor: 1250,
    date: "2026-01-26",
    payee: null,
    note: null,
    tags: [],
  });
  expect(complaints(draft({ kind: "transfer", to_account_id: "a1" }))).toEqual({ to_account_id: "same" });
  const abroad = draft({ kind: "transfer", to_account_id: "yen" });
  expect(complaints(abroad)).toEqual({ to_amount: "empty" });
  expect(body({ ...abroad, to_amount: "2000" })).toMatchObject({ amount_minor: 1250, to_amount_minor: 2000 });
});

test("a row put into the form and read again is the same row", () => {
  const rows = [
    row("t1", { note: "n", tags: ["x"], category_id: "c" }),
    row("t2", { amount_minor: 5, payee: null }),
    row("t3", {
      amount_minor: -100,
      splits: [
        { amount_minor: -150, category_id: "c", note: "n" },
        { amount_minor: 50, category_id: null, note: null },
      ],
    }),
  ];
  for (const one of rows) {
    const { account_id, amount_minor, date, payee, category_id, note, tags, splits } = one;
    expect(body(draftOf(one, null, "."))).toEqual({
      account_id,
      amount_minor,
      date,
      payee,
      category_id,
      note,
      tags,
      splits,
    });
  }
});

test("a transfer opens the same from either side", () => {
  const out = row("o", { transfer_id: "x", amount_minor: -700, account_id: "a1" });
  const into = row("i", { transfer_id: "x", amount_minor: 90, account_id: "yen", currency: "JPY" });
  expect(draftOf(out, into, ".")).toEqual(draftOf(into, out, "."));
  expect(draftOf(into, out, ".")).toMatchObject({
    account_id: "a1",
    to_account_id: "yen",
    amount: "7.00",
    to_amount: "90",
  });
});

test("only what differs is sent", () => {
  expect(changesOf({ a: 1, b: ["x"] }, { a: 1, b: ["x", "y"] })).toEqual({ b: ["x", "y"] });
  expect(changesOf({ a: 1 }, { a: 1 })).toEqual({});
});

test("saving on top of somebody else's edit changes only what one changed oneself", () => {
  const before = draft({ payee: "Old", note: "" });
  const mine = { ...before, payee: "Mine" };
  const theirs = { ...before, note: "Theirs" };
  expect(onTopOf(theirs, before, mine)).toEqual({ ...before, payee: "Mine", note: "Theirs" });
});
