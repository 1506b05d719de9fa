import type { RequestContext } from '../contracts/context';
import { readEdges } from '../store/rollup/read-edges';
import { serviceNames } from '../store/streams/service-names';
import { nowNs } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { wholeMinutes } from './counted-period';
import { sumEdges } from './service-graph';

/** Calls of one service by another. */
export interface DependencyLink {
  parent: string;
  child: string;
  callCount: number;
  errorCount: number;
}

/**
 * Who called whom in the whole minutes of a range, most calls first: calls, messages and calls of databases; no span links.
 * Throws AppError `timeout`, `unavailable`.
 */
export async function dependencyLinks(ctx: RequestContext, range: TimeRange): Promise<DependencyLink[]> {
  const rows = await readEdges(ctx, { ...wholeMinutes(range, nowNs()), serviceId: null });
  const edges = sumEdges(rows).filter(({ kind }) => kind !== 'link');
  const names = await serviceNames(
    ctx,
    new Set(edges.flatMap(({ callerId, calleeId }) => [callerId, calleeId])),
  );
  const links = new Map<string, DependencyLink>();
  for (const { callerId, calleeId, sum } of edges) {
    const [parent, child] = [names.get(callerId), names.get(calleeId)];
    if (parent === undefined || child === undefined) continue;
    const key = `${callerId} ${calleeId}`;
    const link = links.get(key) ?? { parent, child, callCount: 0, errorCount: 0 };
    link.callCount += sum.n;
    link.errorCount += sum.errors;
    links.set(key, link);
  }
  return [...links.values()].sort((a, b) => b.callCount - a.callCount);
}
