import type { CriticalSegment } from './critical-path';
import type { TraceModel } from './trace-model';

/** How much of the critical path one service holds. `share` is 0 to 1 of the whole path. */
export interface TimeShare {
  service: string;
  ns: number;
  share: number;
}

/**
 * Where the time went: the services on the critical path, the greatest share first. Roots that are only orphans do not
 * count beside a true one: their time is part of what that one waited for.
 */
export function timeShares(model: TraceModel, segments: readonly CriticalSegment[]): TimeShare[] {
  const byService = new Map<string, number>();
  let totalNs = 0;
  const orphans = orphanRanges(model);
  for (const { index, fromNs, toNs } of segments) {
    if (orphans.some(([from, to]) => index >= from && index < to)) continue;
    const service = model.nodes[index]?.span.service ?? '';
    byService.set(service, (byService.get(service) ?? 0) + toNs - fromNs);
    totalNs += toNs - fromNs;
  }
  return [...byService]
    .map(([service, ns]) => ({ service, ns, share: totalNs === 0 ? 0 : ns / totalNs }))
    .sort((a, b) => b.ns - a.ns || a.service.localeCompare(b.service));
}

function orphanRanges(model: TraceModel): [number, number][] {
  const roots = model.roots.flatMap((root) => model.nodes[root] ?? []);
  const orphans = roots.filter((root) => root.warnings.includes('missing_parent'));
  // Many orphans and segments: keep it linear by giving up the distinction.
  if (orphans.length === roots.length || orphans.length > 100) return [];
  return orphans.map((root) => [root.index, root.subtreeEnd]);
}
