import type { Span } from '../contracts/trace';
import { linkSpans } from './link-spans';
import { fillSelfTimes } from './self-time';
import { timeSpans } from './time-spans';
import type { TraceModel, TraceNode } from './trace-model';
import { describeWarnings } from './trace-warnings';

/**
 * Builds the tree of a trace from its spans in any order. Never fails: orphans, several roots, cycles, equal ids, zero
 * and negative durations all get a place, and are told in `warnings`. O(n log n); 100,000 spans take well under 1 s.
 */
export function buildTrace(spans: readonly Span[]): TraceModel {
  const { startEpochNs, timed } = timeSpans(spans);
  const { keys, parents, warnings } = linkSpans(timed);
  // `timed` is sorted by start, so pushing in order keeps siblings sorted too.
  const children: number[][] = timed.map(() => []);
  const rootPositions: number[] = [];
  timed.forEach((_, at) => {
    const parent = parents[at] ?? -1;
    if (parent === -1) rootPositions.push(at);
    else children[parent]?.push(at);
  });

  const nodes: TraceNode[] = [];
  const byKey = new Map<string, number>();
  const roots: number[] = [];
  const stack: { at: number; parent: number; depth: number }[] = [];
  const open = (at: number, parent: number, depth: number) => stack.push({ at, parent, depth });
  for (const at of rootPositions.toReversed()) open(at, -1, 0);
  let endNs = 0;
  let maxDepth = 0;
  let errorCount = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const source = timed[next.at];
    if (!source) continue;
    const below = children[next.at] ?? [];
    const index = nodes.length;
    const parent = nodes[next.parent];
    const own = [...(warnings.get(next.at) ?? [])];
    if (source.negative) own.push('negative_duration');
    if (source.unreadable) own.push('unreadable_time');
    if (parent && source.startNs < parent.startNs) own.push('starts_before_parent');
    const node: TraceNode = {
      index,
      key: keys[next.at] ?? source.span.spanId,
      span: source.span,
      parent: next.parent,
      depth: next.depth,
      startNs: source.startNs,
      endNs: source.startNs + source.durationNs,
      durationNs: source.durationNs,
      selfNs: source.durationNs,
      childCount: below.length,
      subtreeEnd: index + 1,
      isError: source.span.status === 'error',
      hasErrorBelow: false,
      warnings: own,
    };
    nodes.push(node);
    byKey.set(node.key, index);
    if (next.parent === -1) roots.push(index);
    if (node.isError) errorCount++;
    endNs = Math.max(endNs, node.endNs);
    maxDepth = Math.max(maxDepth, node.depth);
    for (let i = below.length - 1; i >= 0; i--) open(below[i] ?? -1, index, next.depth + 1);
  }
  closeSubtrees(nodes);
  fillSelfTimes(nodes);
  return {
    startEpochNs,
    durationNs: endNs,
    nodes,
    byKey,
    roots,
    maxDepth,
    errorCount,
    services: countServices(nodes),
    warnings: describeWarnings(nodes, roots),
  };
}

/** Backwards, so that every subtree is complete before its parent takes it in. */
function closeSubtrees(nodes: TraceNode[]): void {
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    const parent = node && nodes[node.parent];
    if (!node || !parent) continue;
    parent.subtreeEnd = Math.max(parent.subtreeEnd, node.subtreeEnd);
    parent.hasErrorBelow ||= node.isError || node.hasErrorBelow;
  }
}

function countServices(nodes: TraceNode[]): TraceModel['services'] {
  const counts = new Map<string, { name: string; spanCount: number; errorCount: number }>();
  for (const { span, isError } of nodes) {
    const entry = counts.get(span.service) ?? { name: span.service, spanCount: 0, errorCount: 0 };
    entry.spanCount++;
    if (isError) entry.errorCount++;
    counts.set(span.service, entry);
  }
  return [...counts.values()].sort((a, b) => b.spanCount - a.spanCount || a.name.localeCompare(b.name));
}
