import type { COUNTED } from '../contracts/red-figures';
import type { SeriesRow } from '../store/rollup/read-series';
import { addRow, emptySum, type RedSum } from '../store/rollup/red-sum';

export type Counted = (typeof COUNTED)[number];

/** SpanKind server and consumer: requests that a service answers. */
const ENTRY_KINDS: readonly number[] = [2, 5];

export interface ServiceSums {
  counted: Counted;
  total: RedSum;
  /** By number of the bucket. */
  buckets: Map<number, RedSum>;
}

/** Which spans of each service count: its entry spans, or, where the rows have none, all. */
export function countedOf(
  rows: readonly Pick<SeriesRow, 'service_id' | 'kind' | 'n'>[],
): Map<number, Counted> {
  const counted = new Map<number, Counted>();
  for (const { service_id, kind, n } of rows) {
    if (n <= 0n) continue;
    if (isEntry(kind)) counted.set(service_id, 'entry');
    else if (!counted.has(service_id)) counted.set(service_id, 'all');
  }
  return counted;
}

function isEntry(kind: number): boolean {
  return ENTRY_KINDS.includes(kind);
}

/** Whether spans of this kind are part of a service's figures. */
export function counts(counted: Counted, kind: number): boolean {
  return counted === 'all' || isEntry(kind);
}

/** The kinds that count, for a condition. */
export function countedKinds(counted: Counted): number[] {
  return counted === 'all' ? [0, 1, 2, 3, 4, 5] : [...ENTRY_KINDS];
}

/** The spans that count, service by service. */
export function sumServices(
  rows: readonly SeriesRow[],
  counted: ReadonlyMap<number, Counted>,
): Map<number, ServiceSums> {
  const services = new Map<number, ServiceSums>();
  for (const row of rows) {
    const which = counted.get(row.service_id);
    if (which === undefined || !counts(which, row.kind)) continue;
    let sums = services.get(row.service_id);
    if (!sums) {
      sums = { counted: which, total: emptySum(), buckets: new Map() };
      services.set(row.service_id, sums);
    }
    let bucket = sums.buckets.get(row.bucket);
    if (!bucket) {
      bucket = emptySum();
      sums.buckets.set(row.bucket, bucket);
    }
    addRow(bucket, row);
    addRow(sums.total, row);
  }
  return services;
}
