import type { OperationSums } from './operation-calls';

/** The node of the graph that the spans of an operation go to. */
export interface GraphPlace {
  key: string;
  /** Null: services that share a node because there are too many. */
  service: string | null;
  /** Null: not one operation but the whole service, or those of it that have no node of their own. */
  name: string | null;
  /** How many operations share it for want of room. */
  folded: number;
}

/**
 * Decides which operations get a node of their own; answers a place for each, in their order. With more than `maxNodes`
 * these are the ones with the most self time; the others share one node a service. Services beyond the bound share one
 * node too.
 */
export function graphPlaces(
  operations: readonly OperationSums[],
  level: 'operation' | 'service',
  maxNodes: number,
): GraphPlace[] {
  const wholes = servicePlaces(operations, maxNodes);
  const room = operations.length <= maxNodes ? maxNodes : maxNodes - new Set(wholes.values()).size;
  const byTime = operations
    .map((_, i) => i)
    .sort((a, b) => selfOf(operations, b) - selfOf(operations, a) || a - b);
  const own = new Set(level === 'service' ? [] : byTime.slice(0, Math.max(0, room)));
  return operations.map(({ service, name }, i) => {
    const whole = wholes.get(service) ?? others();
    if (own.has(i)) return { key: operationKey(service, name), service, name, folded: 0 };
    if (level === 'operation' || whole.service === null) whole.folded++;
    return whole;
  });
}

function servicePlaces(operations: readonly OperationSums[], maxNodes: number): Map<string, GraphPlace> {
  const selfNs = new Map<string, number>();
  for (const operation of operations)
    selfNs.set(operation.service, (selfNs.get(operation.service) ?? 0) + operation.selfNs);
  const ranked = [...selfNs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const kept = ranked.length <= maxNodes ? ranked.length : maxNodes - 1;
  const shared = others();
  return new Map(
    ranked.map(([service], i) => [
      service,
      i < kept ? { key: serviceKey(service), service, name: null, folded: 0 } : shared,
    ]),
  );
}

function others(): GraphPlace {
  return { key: 'others', service: null, name: null, folded: 0 };
}

function selfOf(operations: readonly OperationSums[], at: number): number {
  return operations[at]?.selfNs ?? 0;
}

/** Keys are the same whatever the trace: an address keeps its meaning. */
export function operationKey(service: string, name: string): string {
  return JSON.stringify([service, name]);
}

export function serviceKey(service: string): string {
  return JSON.stringify([service]);
}
