/** Where the nodes and ribbons of a flow stand. Pure; places are pixels. */

export interface FlowIn {
  nodes: readonly { id: string; amount_minor: number }[];
  links: readonly { source: string; target: string; amount_minor: number }[];
}

export interface PlacedNode {
  id: string;
  amount_minor: number;
  column: number;
  x: number;
  y: number;
  height: number;
}

export interface PlacedLink {
  source: string;
  target: string;
  amount_minor: number;
  /** A ribbon from the right side of one node to the left side of the other. */
  path: string;
}

export interface Placed {
  nodes: PlacedNode[];
  links: PlacedLink[];
  columns: number;
  height: number;
}

export interface Room {
  width: number;
  height: number;
  /** Of one node. */
  thickness: number;
  /** Between two nodes of one column. */
  gap: number;
  columns_max: number;
}

/**
 * Columns by how far a node is from the sources; nodes from top to bottom as their givers stand, the larger first.
 * What would stand beyond the last column is left out.
 */
export function layOut(flow: FlowIn, room: Room): Placed {
  const columns = columnsOf(flow);
  const shown = flow.nodes.filter(({ id }) => (columns.get(id) ?? 0) < room.columns_max);
  const kept = new Set(shown.map(({ id }) => id));
  const links = flow.links.filter(({ source, target }) => kept.has(source) && kept.has(target));
  const count = Math.max(1, ...shown.map(({ id }) => (columns.get(id) ?? 0) + 1));
  const byColumn = Array.from({ length: count }, (_, column) =>
    shown.filter(({ id }) => columns.get(id) === column),
  );
  const scale = scaleOf(byColumn, room);
  const placed = new Map<string, PlacedNode>();
  for (const [column, nodes] of byColumn.entries()) {
    const x = count === 1 ? 0 : (column * (room.width - room.thickness)) / (count - 1);
    const ordered = inOrder(nodes, links, placed);
    const sum = ordered.reduce((height, { amount_minor }) => height + amount_minor * scale, 0);
    let y = Math.max(0, (room.height - sum - room.gap * (ordered.length - 1)) / 2);
    for (const { id, amount_minor } of ordered) {
      const height = Math.max(1, amount_minor * scale);
      placed.set(id, { id, amount_minor, column, x, y, height });
      y += height + room.gap;
    }
  }
  const nodes = [...placed.values()];
  const height = Math.max(room.height, ...nodes.map((node) => node.y + node.height));
  return { nodes, links: ribbons(links, placed, scale, room.thickness), columns: count, height };
}

function columnsOf({ nodes, links }: FlowIn): Map<string, number> {
  const columns = new Map(nodes.map(({ id }) => [id, 0]));
  // As often as there are nodes: a path cannot be longer, even if the links went round in a circle.
  for (let pass = 0; pass < nodes.length; pass += 1) {
    let moved = false;
    for (const { source, target } of links) {
      const column = (columns.get(source) ?? 0) + 1;
      if (column > (columns.get(target) ?? 0) && column < nodes.length) {
        columns.set(target, column);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return columns;
}

function scaleOf(columns: readonly (readonly { amount_minor: number }[])[], room: Room): number {
  const scales = columns.map((nodes) => {
    const sum = nodes.reduce((total, { amount_minor }) => total + amount_minor, 0);
    return (room.height - room.gap * (nodes.length - 1)) / Math.max(1, sum);
  });
  return Math.max(0, Math.min(...scales));
}

function inOrder<N extends { id: string; amount_minor: number }>(
  nodes: readonly N[],
  links: FlowIn["links"],
  placed: ReadonlyMap<string, PlacedNode>,
): N[] {
  const above = (id: string) =>
    Math.min(
      ...links.filter(({ target }) => target === id).map(({ source }) => placed.get(source)?.y ?? 0),
      1e9,
    );
  return [...nodes].sort((a, b) => above(a.id) - above(b.id) || b.amount_minor - a.amount_minor);
}

function ribbons(
  links: FlowIn["links"],
  placed: ReadonlyMap<string, PlacedNode>,
  scale: number,
  thickness: number,
): PlacedLink[] {
  const given = new Map<string, number>();
  const taken = new Map<string, number>();
  const ordered = links
    .flatMap((link) => {
      const from = placed.get(link.source);
      const to = placed.get(link.target);
      return from && to ? [{ link, from, to }] : [];
    })
    .sort((a, b) => a.from.y - b.from.y || a.to.y - b.to.y);
  return ordered.map(({ link, from, to }) => {
    const height = Math.max(1, link.amount_minor * scale);
    const start = from.y + (given.get(from.id) ?? 0);
    const end = to.y + (taken.get(to.id) ?? 0);
    given.set(from.id, (given.get(from.id) ?? 0) + height);
    taken.set(to.id, (taken.get(to.id) ?? 0) + height);
    return { ...link, path: ribbon(from.x + thickness, start, to.x, end, height) };
  });
}

function ribbon(left: number, start: number, right: number, end: number, height: number): string {
  const middle = (left + right) / 2;
  return (
    `M${left} ${start}C${middle} ${start} ${middle} ${end} ${right} ${end}` +
    `V${end + height}C${middle} ${end + height} ${middle} ${start + height} ${left} ${start + height}Z`
  );
}
