import { EDGE_KINDS } from '../contracts/service-map';
import type { EdgeRow } from '../store/rollup/read-edges';
import { addRow, emptySum, type RedSum } from '../store/rollup/red-sum';

export interface Edge {
  callerId: number;
  calleeId: number;
  kind: (typeof EDGE_KINDS)[number];
  sum: RedSum;
}

/** Rows of one edge put together, busiest first. */
export function sumEdges(rows: readonly EdgeRow[]): Edge[] {
  const edges = new Map<string, Edge>();
  for (const row of rows) {
    const kind = EDGE_KINDS[row.kind];
    if (kind === undefined) continue;
    const key = `${row.caller_id} ${row.callee_id} ${row.kind}`;
    let edge = edges.get(key);
    if (!edge) {
      edge = { callerId: row.caller_id, calleeId: row.callee_id, kind, sum: emptySum() };
      edges.set(key, edge);
    }
    addRow(edge.sum, row);
  }
  return [...edges.values()]
    .filter(({ sum }) => sum.n > 0)
    .sort((a, b) => b.sum.n - a.sum.n || a.callerId - b.callerId || a.calleeId - b.calleeId);
}

/** How many calls away from `start` each service is, along the calls or against them, at most `depth`. */
export function distances(
  edges: readonly Pick<Edge, 'callerId' | 'calleeId'>[],
  start: number,
  depth: number,
): Map<number, number> {
  const found = new Map([[start, 0]]);
  for (const [from, to] of [
    ['callerId', 'calleeId'],
    ['calleeId', 'callerId'],
  ] as const) {
    const next = new Map<number, number[]>();
    for (const edge of edges) next.set(edge[from], [...(next.get(edge[from]) ?? []), edge[to]]);
    let front = [start];
    const seen = new Set(front);
    for (let distance = 1; distance <= depth && front.length > 0; distance++) {
      front = [...new Set(front.flatMap((id) => next.get(id) ?? []))].filter((id) => !seen.has(id));
      for (const id of front) {
        seen.add(id);
        found.set(id, Math.min(distance, found.get(id) ?? distance));
      }
    }
  }
  return found;
}
