import fc from "fast-check";
import { expect, test } from "vitest";
import { type FlowIn, layOut, type Room } from "~/ui/charts/sankey";

const ROOM: Room = { width: 600, height: 300, thickness: 12, gap: 10, columns_max: 4 };

const FLOW: FlowIn = {
  nodes: [
    { id: "salary", amount_minor: 280_000 },
    { id: "pool", amount_minor: 280_000 },
    { id: "saved", amount_minor: 105_000 },
    { id: "food", amount_minor: 175_000 },
    { id: "groceries", amount_minor: 120_000 },
    { id: "eating-out", amount_minor: 55_000 },
  ],
  links: [
    { source: "salary", target: "pool", amount_minor: 280_000 },
    { source: "pool", target: "food", amount_minor: 175_000 },
    { source: "pool", target: "saved", amount_minor: 105_000 },
    { source: "food", target: "groceries", amount_minor: 120_000 },
    { source: "food", target: "eating-out", amount_minor: 55_000 },
  ],
};

test("a node stands one column after what flows into it, the larger first", () => {
  const { nodes, columns } = layOut(FLOW, ROOM);
  const column = (at: number) => nodes.filter((node) => node.column === at).map(({ id }) => id);
  expect(columns).toBe(4);
  expect([0, 1, 2, 3].map(column)).toEqual([
    ["salary"],
    ["pool"],
    ["food", "saved"],
    ["groceries", "eating-out"],
  ]);
});

test("where there is room for three columns only, what is further is left out", () => {
  const { nodes, links } = layOut(FLOW, { ...ROOM, columns_max: 3 });
  expect(nodes.map(({ id }) => id)).toEqual(["salary", "pool", "food", "saved"]);
  expect(links).toHaveLength(3);
});

test("nothing flows: nothing is drawn", () => {
  expect(layOut({ nodes: [], links: [] }, ROOM)).toMatchObject({ nodes: [], links: [] });
});

test("links that go round in a circle end", () => {
  const round = {
    nodes: [
      { id: "a", amount_minor: 1 },
      { id: "b", amount_minor: 1 },
    ],
    links: [
      { source: "a", target: "b", amount_minor: 1 },
      { source: "b", target: "a", amount_minor: 1 },
    ],
  };
  expect(layOut(round, ROOM).nodes.length).toBeLessThanOrEqual(2);
});

test("nodes of a column never overlap and stay in their room", () => {
  const amounts = fc.array(fc.integer({ min: 1_000, max: 1_000_000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(amounts, (spent) => {
      const sum = spent.reduce((total, amount) => total + amount, 0);
      const flow: FlowIn = {
        nodes: [
          { id: "pool", amount_minor: sum },
          ...spent.map((amount_minor, place) => ({ id: `c${place}`, amount_minor })),
        ],
        links: spent.map((amount_minor, place) => ({ source: "pool", target: `c${place}`, amount_minor })),
      };
      const { nodes, height } = layOut(flow, ROOM);
      const column = nodes.filter((node) => node.column === 1).sort((a, b) => a.y - b.y);
      for (const [place, node] of column.entries()) {
        const next = column[place + 1];
        if (next) expect(node.y + node.height).toBeLessThanOrEqual(next.y);
        expect(node.y + node.height).toBeLessThanOrEqual(height + 1e-6);
      }
      expect(height).toBeLessThanOrEqual(ROOM.height + spent.length);
    }),
  );
});
