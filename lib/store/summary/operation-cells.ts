import { floorDiv, NS_PER_MINUTE } from '../../time/time-ns';
import { durationPlace } from '../rollup/duration-place';
import type { SpanCell } from '../rollup/write-deltas';
import type { SpanFact } from './span-fact';

/** What these spans add to rate, errors and durations of their operations, by minute of their start. */
export function operationCells(spans: Iterable<SpanFact>): SpanCell[] {
  // An operation is of one tenant, service and kind.
  const minutes = new Map<number, Map<number, SpanCell>>();
  for (const span of spans) {
    const minute = minuteOf(span);
    let cells = minutes.get(minute);
    if (!cells) {
      cells = new Map();
      minutes.set(minute, cells);
    }
    let cell = cells.get(span.operationId);
    if (!cell) {
      cell = newCell(span, minute);
      cells.set(span.operationId, cell);
    }
    addToCell(cell, span, 1);
  }
  return [...minutes.values()].flatMap((cells) => [...cells.values()]);
}

function newCell({ trace, serviceId, operationId, kind }: SpanFact, minute: number): SpanCell {
  const { tenantId } = trace;
  return {
    ...{ tenantId, minute, serviceId, operationId, kind, calleeId: null },
    ...{ n: 0, errors: 0, sumNs: 0n, durations: new Map() },
  };
}

/** What a cell counts of a span. */
export interface Measured {
  durationNs: bigint;
  isError: boolean;
}

/** Minutes since the epoch. */
export function minuteOf({ startNs }: { startNs: bigint }): number {
  return Number(floorDiv(startNs, NS_PER_MINUTE));
}

/** @param times 1, or -1 to take a span out again */
export function addToCell(cell: SpanCell, { durationNs, isError }: Measured, times: 1 | -1): void {
  cell.n += times;
  if (isError) cell.errors += times;
  cell.sumNs += times === 1 ? durationNs : -durationNs;
  const place = durationPlace(durationNs);
  cell.durations.set(place, (cell.durations.get(place) ?? 0) + times);
}
