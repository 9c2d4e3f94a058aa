import { describe, expect, test } from "vitest";
import type { Category } from "~/api/types";
import { parentsFor, targetsFor, treeOf } from "~/features/categories/tree";

function category(id: string, more: Partial<Category> = {}): Category {
  return { id, name: id, kind: "expense", parent_id: null, archived: false, version: 1, ...more };
}

const ALL = [
  category("shopping"),
  category("food"),
  category("restaurants", { parent_id: "food" }),
  category("groceries", { parent_id: "food" }),
  category("old", { archived: true }),
  category("older", { archived: true }),
  category("kept", { parent_id: "older" }),
  category("salary", { kind: "income" }),
];

function drawn(showsArchived: boolean) {
  return treeOf(ALL, "expense", showsArchived).map(({ category: { id }, children }) => [
    id,
    ...children.map((child) => child.id),
  ]);
}

describe("the tree", () => {
  test("is by name, in two levels, of one kind", () => {
    expect(drawn(true)).toEqual([
      ["food", "groceries", "restaurants"],
      ["old"],
      ["older", "kept"],
      ["shopping"],
    ]);
    expect(treeOf(ALL, "income", false)).toMatchObject([{ category: { id: "salary" }, children: [] }]);
  });

  test("hides what is archived, but never what stands under it", () => {
    expect(drawn(false)).toEqual([["food", "groceries", "restaurants"], ["older", "kept"], ["shopping"]]);
  });

  test("shows at the top what stands under one that is not there", () => {
    const lost = [category("lost", { parent_id: "gone" })];
    expect(treeOf(lost, "expense", false)).toMatchObject([{ category: { id: "lost" } }]);
  });
});

describe("what a category may stand under", () => {
  const ids = (self: Category | null) => parentsFor(ALL, "expense", self).map(({ id }) => id);

  test("is at the top, of its kind, in use, and another", () => {
    expect(ids(null)).toEqual(["food", "shopping"]);
    expect(ids(category("shopping"))).toEqual(["food"]);
  });

  test("is nothing while others stand under it", () => {
    expect(ids(category("food"))).toEqual([]);
  });

  test("is also the archived one where it stands", () => {
    expect(ids(category("kept", { parent_id: "older" }))).toEqual(["food", "older", "shopping"]);
  });
});

describe("what a category may become part of", () => {
  const ids = (id: string) =>
    targetsFor(ALL, ALL.find((each) => each.id === id) as Category).map((c) => c.id);

  test("is any other of its kind that is not archived", () => {
    expect(ids("groceries")).toEqual(["shopping", "food", "restaurants", "kept"]);
    expect(ids("salary")).toEqual([]);
  });

  test("has room for its children: at the top, or one of them, which takes its place", () => {
    expect(ids("food")).toEqual(["shopping", "restaurants", "groceries"]);
    expect(ids("older")).toEqual(["shopping", "food", "kept"]);
  });
});
