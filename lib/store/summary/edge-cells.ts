import type { SpanCell } from '../rollup/write-deltas';
import type { Edge } from './edge-rule';
import { addToCell, type Measured } from './operation-cells';

/** A span counted in an edge, or taken out of it again. */
export interface CountedCall extends Edge, Measured {
  minute: number;
  times: 1 | -1;
}

/** What these calls add to the edges; what cancels out is left out. */
export function edgeCells(
  found: Iterable<{ tenantId: number; changes: readonly CountedCall[] }>,
): SpanCell[] {
  const cells = new Map<string, SpanCell>();
  for (const { tenantId, changes } of found) {
    for (const change of changes) {
      const { callerId, calleeId, kind, minute } = change;
      const key = `${tenantId} ${minute} ${callerId} ${calleeId} ${kind}`;
      let cell = cells.get(key);
      if (!cell) {
        cell = {
          ...{ tenantId, minute, serviceId: callerId, operationId: 0, kind, calleeId },
          ...{ n: 0, errors: 0, sumNs: 0n, durations: new Map() },
        };
        cells.set(key, cell);
      }
      addToCell(cell, change, change.times);
    }
  }
  return [...cells.values()].filter(isAny);
}

function isAny({ n, errors, sumNs, durations }: SpanCell): boolean {
  for (const [place, count] of durations) if (count === 0) durations.delete(place);
  return n !== 0 || errors !== 0 || sumNs !== 0n || durations.size > 0;
}
