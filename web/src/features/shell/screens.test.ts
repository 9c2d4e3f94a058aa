import { expect, test } from "vitest";
import { isCurrent, SCREENS, screenAt, titleAt } from "~/features/shell/screens";

const transactions = SCREENS.find(({ path }) => path === "/transactions");

test("what is below a screen's path is that screen's", () => {
  expect(screenAt("/transactions/some-id")).toBe(transactions);
  expect(screenAt("/transactionsish")).toBeUndefined();
  expect(titleAt("/household")).toBe("Household");
  expect(titleAt("/nowhere")).toBe("Pennybell");
});

test("while one account's rows are shown, the list of all is not where one is", () => {
  if (!transactions) throw new Error("There is no list of transactions.");
  expect(isCurrent(transactions, "/transactions", "?q=bread")).toBe(true);
  expect(isCurrent(transactions, "/transactions", "?account=a1")).toBe(false);
  expect(isCurrent(transactions, "/household", "")).toBe(false);
});

test("the phone's bar has room for three beside its button and More", () => {
  expect(SCREENS.filter(({ isTab }) => isTab).length).toBeLessThanOrEqual(3);
  expect(new Set(SCREENS.map(({ path }) => path)).size).toBe(SCREENS.length);
});
