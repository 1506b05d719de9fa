import type { MapState } from '@/lib/url/services';

export type EdgeKind = MapState['hide'][number];

/** What a node or an edge measured in the range. */
export interface MapFigures {
  count: number;
  errors: number;
  /** Per second. */
  rate: number;
  p95Ms: number | null;
}

export interface MapNode extends MapFigures {
  id: string;
  label: string;
  /** `peer`: a database or other party that sends no spans of its own; `namespace`: several services drawn as one. */
  type: 'service' | 'peer' | 'namespace';
  namespace: string | null;
  /** The services behind it: itself, or those of its namespace. */
  members: readonly string[];
  /** Which of its spans are counted; of a namespace it is told service by service. */
  counted: 'entry' | 'all' | null;
}

export interface MapEdge extends MapFigures {
  id: string;
  from: string;
  to: string;
  kind: EdgeKind;
  /** How many pairs of services it stands for. */
  pairs: number;
}

export interface MapGraph {
  nodes: readonly MapNode[];
  edges: readonly MapEdge[];
}

export type MapScope = Pick<MapState, 'focus' | 'depth' | 'direction' | 'folded' | 'hide'>;

export function edgeId(from: string, to: string, kind: EdgeKind): string {
  return JSON.stringify([from, to, kind]);
}

/** What is drawn: without the hidden kinds, as far as `depth` steps from the focus, with namespaces folded. */
export function scopeGraph(graph: MapGraph, scope: MapScope): MapGraph {
  const edges = graph.edges.filter(({ kind }) => !scope.hide.includes(kind));
  const kept = scope.focus === null ? null : reach(edges, scope.focus, scope.depth, scope.direction);
  const shown = {
    nodes: kept === null ? graph.nodes : graph.nodes.filter(({ id }) => kept.has(id)),
    edges: kept === null ? edges : edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
  return foldNamespaces(shown, new Set(scope.folded), scope.focus);
}

/** The services within `depth` steps up, down or either way; 0: however far. Up and down are walked apart, so that neighbours of neighbours on the other side stay out. */
function reach(
  edges: readonly MapEdge[],
  focus: string,
  depth: number,
  direction: MapScope['direction'],
): Set<string> {
  const kept = new Set([focus]);
  if (direction !== 'callers') walk(edges, focus, depth, kept, 'from', 'to');
  if (direction !== 'callees') walk(edges, focus, depth, kept, 'to', 'from');
  return kept;
}

function walk(
  edges: readonly MapEdge[],
  focus: string,
  depth: number,
  kept: Set<string>,
  near: 'from' | 'to',
  far: 'from' | 'to',
): void {
  const next = new Map<string, string[]>();
  for (const edge of edges) next.set(edge[near], [...(next.get(edge[near]) ?? []), edge[far]]);
  const seen = new Set([focus]);
  let border = [focus];
  for (let step = 0; border.length > 0 && (depth === 0 || step < depth); step++) {
    border = [...new Set(border.flatMap((id) => next.get(id) ?? []))].filter((id) => !seen.has(id));
    for (const id of border) {
      seen.add(id);
      kept.add(id);
    }
  }
}

/** Services of a folded namespace become one node, and their calls to another node one edge. The focus stays out of it. */
function foldNamespaces(graph: MapGraph, folded: ReadonlySet<string>, focus: string | null): MapGraph {
  if (folded.size === 0) return graph;
  const home = new Map<string, string>();
  const nodes = new Map<string, MapNode>();
  for (const node of graph.nodes) {
    const { namespace } = node;
    if (namespace === null || !folded.has(namespace) || node.id === focus || node.type === 'peer') {
      home.set(node.id, node.id);
      nodes.set(node.id, node);
      continue;
    }
    const id = `namespace ${namespace}`;
    const old = nodes.get(id);
    home.set(node.id, id);
    nodes.set(id, {
      ...together(old, node),
      id,
      label: namespace,
      type: 'namespace',
      counted: null,
      namespace,
      members: [...(old?.members ?? []), ...node.members],
    });
  }
  const edges = new Map<string, MapEdge>();
  for (const edge of graph.edges) {
    const [from, to] = [home.get(edge.from), home.get(edge.to)];
    if (from === undefined || to === undefined) continue;
    // Calls inside of a folded namespace are folded with it.
    if (from === to && edge.from !== edge.to) continue;
    const id = edgeId(from, to, edge.kind);
    const old = edges.get(id);
    edges.set(id, {
      ...together(old, edge),
      id,
      from,
      to,
      kind: edge.kind,
      pairs: (old?.pairs ?? 0) + edge.pairs,
    });
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

// Percentiles do not add up: what stands for several has the slowest of theirs, and says so.
function together(old: MapFigures | undefined, one: MapFigures): MapFigures {
  if (!old) return { count: one.count, errors: one.errors, rate: one.rate, p95Ms: one.p95Ms };
  return {
    count: old.count + one.count,
    errors: old.errors + one.errors,
    rate: old.rate + one.rate,
    p95Ms: old.p95Ms === null ? one.p95Ms : Math.max(old.p95Ms, one.p95Ms ?? 0),
  };
}
