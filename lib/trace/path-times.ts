import type { CriticalSegment } from './critical-path';
import type { TraceModel } from './trace-model';

/** Nanoseconds each span (by node index) holds of the critical path, and their sum. */
export interface PathTimes {
  perNode: Float64Array;
  totalNs: number;
}

/**
 * The critical path as time per span. Roots that are only orphans do not count beside a true one: their time is part of
 * what that one waited for.
 */
export function pathTimes(model: TraceModel, segments: Iterable<CriticalSegment>): PathTimes {
  const perNode = new Float64Array(model.nodes.length);
  const aside = orphanSpans(model);
  let totalNs = 0;
  for (const { index, fromNs, toNs } of segments) {
    if (aside[index] === 1) continue;
    perNode[index] = (perNode[index] ?? 0) + toNs - fromNs;
    totalNs += toNs - fromNs;
  }
  return { perNode, totalNs };
}

function orphanSpans(model: TraceModel): Uint8Array {
  const aside = new Uint8Array(model.nodes.length);
  const roots = model.roots.flatMap((root) => model.nodes[root] ?? []);
  const orphans = roots.filter((root) => root.warnings.includes('missing_parent'));
  if (orphans.length === roots.length) return aside;
  for (const root of orphans) aside.fill(1, root.index, root.subtreeEnd);
  return aside;
}
