import { expect, test } from "vitest";
import type { CashFlow } from "~/api/types";
import { foldFlow } from "~/features/dashboard/foldFlow";

function flow(spent: Record<string, number>, below: Record<string, [string, number]> = {}) {
  const sum = Object.values(spent).reduce((total, amount) => total + amount, 0);
  const node = (id: string, kind: CashFlow["nodes"][number]["kind"], amount_minor: number) => ({
    id,
    kind,
    category_id: null,
    name: id,
    amount_minor,
  });
  return {
    nodes: [
      node("salary", "income", sum),
      node("pool", "pool", sum),
      ...Object.entries(spent).map(([id, amount]) => node(id, "spending", amount)),
      ...Object.entries(below).map(([id, [, amount]]) => node(id, "spending", amount)),
    ],
    links: [
      { source: "salary", target: "pool", amount_minor: sum },
      ...Object.entries(spent).map(([target, amount_minor]) => ({ source: "pool", target, amount_minor })),
      ...Object.entries(below).map(([target, [source, amount_minor]]) => ({ source, target, amount_minor })),
    ],
  };
}

test("small ones become one, and nothing is lost", () => {
  const folded = foldFlow(flow({ rent: 900, food: 70, gum: 10, pen: 20 }));
  expect(folded.nodes.map(({ id }) => id)).toEqual(["salary", "pool", "rent", "food", "spending:others"]);
  const out = folded.links.filter(({ source }) => source === "pool");
  expect(out.reduce((sum, { amount_minor }) => sum + amount_minor, 0)).toBe(1_000);
});

test("one small one keeps its name", () => {
  const folded = foldFlow(flow({ rent: 990, gum: 10 }));
  expect(folded.nodes.map(({ id }) => id)).toEqual(["salary", "pool", "rent", "gum"]);
});

test("a small part of a category is left to it", () => {
  const folded = foldFlow(flow({ food: 1_000 }, { bread: ["food", 980], gum: ["food", 20] }));
  expect(folded.nodes.map(({ id }) => id)).toEqual(["salary", "pool", "food", "bread"]);
  expect(folded.links.some(({ target }) => target === "gum")).toBe(false);
});

test("what flows into a source is left to it", () => {
  const { nodes, links } = flow({ rent: 1_000 });
  const folded = foldFlow({
    nodes: [...nodes, { id: "bonus", kind: "income", category_id: null, name: "bonus", amount_minor: 300 }],
    links: [...links, { source: "bonus", target: "salary", amount_minor: 300 }],
  });
  expect(folded.nodes.map(({ id }) => id)).toEqual(["salary", "pool", "rent"]);
  expect(folded.links).toHaveLength(2);
});
