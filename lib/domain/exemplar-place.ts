import { PLACE_FLOORS } from '../store/rollup/duration-place';
import type { ExemplarPlace } from '../store/rollup/exemplars';
import type { SeriesRow } from '../store/rollup/read-series';
import { addRow, emptySum } from '../store/rollup/red-sum';

/** The series of the rollup that has the slowest, or the most failed spans of a point. */
export interface Candidate {
  row: SeriesRow;
  name: string | null;
  rank: number;
}

interface Priced {
  place: ExemplarPlace;
  /** About how many spans of its series are read before the first is met. */
  cost: number;
}

/** Spans that are read for one answer, and points that are looked at. */
const MOST_READ = 100_000;
const MOST_PLACES = 2_000;
/** A slow span is one of the slowest hundredth of its series. */
const SLOW = 0.01;

/** Where a slow or failed span of a point lies. @param counted the minutes that figures are of */
export function exemplarPlace(
  { row, name }: Candidate,
  { failed, counted }: { failed: boolean; counted: { fromMinute: number; toMinute: number } },
): Priced {
  const n = Math.max(1, Number(row.n));
  const slow = failed ? { floorNs: 0n, count: 0 } : slowestOf(row);
  return {
    place: {
      ...{ serviceId: row.service_id, kind: row.kind, failed, atLeastNs: slow.floorNs },
      name: row.operation_id === 0 ? null : name,
      fromMinute: Math.max(counted.fromMinute, row.minute),
      toMinute: Math.min(counted.toMinute, row.minute + row.minutes),
    },
    cost: n / Math.max(1, failed ? Number(row.errors) : slow.count),
  };
}

/** From which duration on a hundredth of the spans lie, or one, and how many these are. */
function slowestOf(row: SeriesRow): { floorNs: bigint; count: number } {
  const sum = emptySum();
  addRow(sum, row);
  let count = 0;
  for (let place = sum.durations.length - 1; place > 0; place--) {
    count += sum.durations[place] ?? 0;
    if (count >= Math.max(1, sum.n * SLOW)) return { floorNs: PLACE_FLOORS[place - 1] ?? 0n, count };
  }
  return { floorNs: 0n, count: Math.max(1, sum.n) };
}

/** As many as can be looked up soon, whichever line and point they are of. */
export function cheapest<T extends Priced>(asked: readonly T[]): T[] {
  let read = 0;
  return asked
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, MOST_PLACES)
    .filter(({ cost }) => {
      read += cost;
      return read <= MOST_READ;
    });
}
