import type { CashFlow } from "~/api/types";

type Flow = Pick<CashFlow, "nodes" | "links">;

const SHARE_MIN = 0.025;

/**
 * A flow that can be read at a glance: sources are what flows into the pool itself; what is spent on less than a
 * fortieth of all, directly from the pool, is one node; a category below another that is smaller than that is left
 * to its parent.
 */
export function foldFlow(whole: Flow): Flow {
  const pool = whole.nodes.find(({ kind }) => kind === "pool");
  if (!pool) return whole;
  const { nodes, links } = withoutUpstream(whole, pool.id);
  const least = pool.amount_minor * SHARE_MIN;
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const amounts = new Map(nodes.map(({ id, amount_minor }) => [id, amount_minor]));
  const isSmall = (id: string) => kinds.get(id) === "spending" && (amounts.get(id) ?? 0) < least;
  const small = links.filter(({ source, target }) => source === pool.id && isSmall(target));
  const gone = new Set(nodes.filter(({ id }) => isSmall(id)).map(({ id }) => id));
  if (small.length <= 1) for (const { target } of small) gone.delete(target);
  const kept = nodes.filter(({ id }) => !gone.has(id));
  const keptLinks = links.filter(({ source, target }) => !gone.has(source) && !gone.has(target));
  if (small.length <= 1) return { nodes: kept, links: keptLinks };
  const amount_minor = small.reduce((sum, link) => sum + link.amount_minor, 0);
  return {
    nodes: [...kept, { id: OTHERS, kind: "spending", category_id: null, name: "Others", amount_minor }],
    links: [...keptLinks, { source: pool.id, target: OTHERS, amount_minor }],
  };
}

/** Without what flows into a source: it stands before the pool as one. */
function withoutUpstream({ nodes, links }: Flow, pool: string): Flow {
  const sources = new Set(links.flatMap(({ source, target }) => (target === pool ? [source] : [])));
  const kept = links.filter(({ target }) => !sources.has(target));
  const touched = new Set(kept.flatMap(({ source, target }) => [source, target]));
  return { nodes: nodes.filter(({ id }) => touched.has(id)), links: kept };
}

const OTHERS = "spending:others";
