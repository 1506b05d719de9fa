import type { CriticalSegment } from './critical-path';
import { pathTimes } from './path-times';
import type { TraceModel } from './trace-model';

/** How much of the critical path the spans of one operation hold. `share` is 0 to 1 of the whole path. */
export interface OperationShare {
  name: string;
  ns: number;
  share: number;
  /** The spans on the path, by node index; the one that holds most first. */
  spans: number[];
}

/** How much of the critical path one service holds. */
export interface TimeShare {
  service: string;
  ns: number;
  share: number;
  /** Its operations, the greatest share first. */
  operations: OperationShare[];
}

/** Where the time went: the services on the critical path and their operations, the greatest share first. */
export function timeShares(model: TraceModel, segments: Iterable<CriticalSegment>): TimeShare[] {
  const { perNode, totalNs } = pathTimes(model, segments);
  const share = (ns: number) => (totalNs === 0 ? 0 : ns / totalNs);
  const services = new Map<
    string,
    { ns: number; operations: Map<string, { ns: number; spans: number[] }> }
  >();
  for (const { index, span } of model.nodes) {
    const ns = perNode[index] ?? 0;
    if (ns === 0) continue;
    const service = services.get(span.service) ?? { ns: 0, operations: new Map() };
    services.set(span.service, service);
    const operation = service.operations.get(span.name) ?? { ns: 0, spans: [] };
    service.operations.set(span.name, operation);
    service.ns += ns;
    operation.ns += ns;
    operation.spans.push(index);
  }
  const longest = (a: number, b: number) => (perNode[b] ?? 0) - (perNode[a] ?? 0) || a - b;
  return [...services]
    .map(([service, { ns, operations }]) => ({
      service,
      ns,
      share: share(ns),
      operations: [...operations]
        .map(([name, own]) => ({ name, ns: own.ns, share: share(own.ns), spans: own.spans.sort(longest) }))
        .sort((a, b) => b.ns - a.ns || a.name.localeCompare(b.name)),
    }))
    .sort((a, b) => b.ns - a.ns || a.service.localeCompare(b.service));
}
