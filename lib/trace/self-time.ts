import type { TraceNode } from './trace-model';

/** Indexes of the direct children of a node, in drawing order. */
export function* childrenOf(nodes: readonly TraceNode[], node: TraceNode): Generator<TraceNode> {
  for (let at = node.index + 1; at < node.subtreeEnd; ) {
    const child = nodes[at];
    if (!child) return;
    yield child;
    at = child.subtreeEnd;
  }
}

/** Sets `selfNs`: the duration less the union of the children's intervals, clipped to the span. */
export function fillSelfTimes(nodes: TraceNode[]): void {
  for (const node of nodes) {
    let covered = 0;
    let reachedNs = node.startNs;
    // Children come sorted by start, so one sweep measures the union.
    for (const child of childrenOf(nodes, node)) {
      const from = Math.max(reachedNs, child.startNs);
      const to = Math.min(node.endNs, child.endNs);
      if (to > from) {
        covered += to - from;
        reachedNs = to;
      }
    }
    node.selfNs = Math.max(0, node.durationNs - covered);
  }
}
