import { type GraphPlace, graphPlaces } from './graph-places';
import { type CallSums, type OperationCalls, type OperationSums, operationCalls } from './operation-calls';
import type { TraceModel } from './trace-model';

/** The spans of one operation (or service) of a trace, as one node. Times in nanoseconds, summed over its spans. */
export interface GraphNode extends GraphPlace, CallSums {
  selfNs: number;
  /** On the critical path. */
  pathNs: number;
  /** How many of its spans are roots. */
  roots: number;
}

/** Spans of `to` called by spans of `from`; both the same where an operation calls itself. */
export interface GraphEdge extends CallSums {
  from: string;
  to: string;
}

export interface TraceGraph {
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** How many operations have no node of their own because there are too many. */
  folded: number;
}

/** More boxes or lines than these are no picture, and their layout takes seconds. */
export interface GraphBounds {
  nodes: number;
  edges: number;
}
const BOUNDS: GraphBounds = { nodes: 120, edges: 240 };

/**
 * The calls of a trace by operation or by service. Every span counts in exactly one node, and every span that is no root
 * in exactly one edge. `pathNs` is time on the critical path by node index.
 */
export function traceGraph(
  model: TraceModel,
  level: 'operation' | 'service',
  pathNs: Float64Array,
  bounds: GraphBounds = BOUNDS,
): TraceGraph {
  const { operations, calls } = operationCalls(model, pathNs);
  let maxNodes = bounds.nodes;
  let graph = foldCalls(operations, calls, graphPlaces(operations, level, maxNodes));
  while (graph.edges.length > bounds.edges && maxNodes > 1) {
    maxNodes = Math.floor(maxNodes * 0.7);
    graph = foldCalls(operations, calls, graphPlaces(operations, level, maxNodes));
  }
  return graph;
}

function foldCalls(
  operations: readonly OperationSums[],
  calls: readonly OperationCalls[],
  places: readonly GraphPlace[],
): TraceGraph {
  const nodes = new Map<string, GraphNode>();
  operations.forEach((operation, i) => {
    const place = places[i];
    if (!place) return;
    const sums = { count: 0, errors: 0, totalNs: 0, selfNs: 0, pathNs: 0, roots: 0 };
    const node = nodes.get(place.key) ?? { ...place, ...sums };
    nodes.set(place.key, node);
    addSums(node, operation);
    node.selfNs += operation.selfNs;
    node.pathNs += operation.pathNs;
    node.roots += operation.roots;
  });
  const edges = new Map<string, GraphEdge>();
  for (const call of calls) {
    const from = places[call.from]?.key ?? '';
    const to = places[call.to]?.key ?? '';
    const id = `${from} ${to}`;
    const edge = edges.get(id) ?? { from, to, count: 0, errors: 0, totalNs: 0 };
    edges.set(id, edge);
    addSums(edge, call);
  }
  const list = [...nodes.values()];
  return {
    nodes: list,
    edges: [...edges.values()],
    folded: list.reduce((sum, node) => sum + node.folded, 0),
  };
}

function addSums(into: CallSums, more: CallSums): void {
  into.count += more.count;
  into.errors += more.errors;
  into.totalNs += more.totalNs;
}
