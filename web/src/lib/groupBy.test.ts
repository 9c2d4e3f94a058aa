import { expect, test } from "vitest";
import { groupBy } from "~/lib/groupBy";

test("items stand under their key, in their order", () => {
  const groups = groupBy(["bread", "apple", "butter"], ([first]) => first);
  expect([...groups]).toEqual([
    ["b", ["bread", "butter"]],
    ["a", ["apple"]],
  ]);
});
