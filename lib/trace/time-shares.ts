import type { CriticalSegment } from './critical-path';
import type { TraceModel } from './trace-model';

/** How much of the critical path one service holds. `share` is 0 to 1 of the whole path. */
export interface TimeShare {
  service: string;
  ns: number;
  share: number;
}

/** Where the time went: the services on the critical path, the greatest share first. */
export function timeShares(model: TraceModel, segments: readonly CriticalSegment[]): TimeShare[] {
  const byService = new Map<string, number>();
  let totalNs = 0;
  for (const { index, fromNs, toNs } of segments) {
    const service = model.nodes[index]?.span.service ?? '';
    byService.set(service, (byService.get(service) ?? 0) + toNs - fromNs);
    totalNs += toNs - fromNs;
  }
  return [...byService]
    .map(([service, ns]) => ({ service, ns, share: totalNs === 0 ? 0 : ns / totalNs }))
    .sort((a, b) => b.ns - a.ns || a.service.localeCompare(b.service));
}
