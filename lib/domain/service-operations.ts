import type { RequestContext } from '../contracts/context';
import type { ServiceDetailResponse } from '../contracts/service-detail';
import { SPAN_KINDS } from '../contracts/trace';
import type { Run } from '../store/client/run-query';
import { operationNames } from '../store/rollup/operation-names';
import { type ReadSeries, readSeries, type SeriesRow } from '../store/rollup/read-series';
import { addRow, emptySum, type RedSum } from '../store/rollup/red-sum';
import type { CountedPeriod } from './counted-period';
import type { MinuteBuckets } from './minute-buckets';
import { redFigures } from './red-figures';
import { type Counted, counts } from './service-sums';

const SHOWN = 200;

interface Asked {
  serviceId: number;
  counted: Counted;
  period: CountedPeriod;
  before: CountedPeriod | null;
  buckets: MinuteBuckets;
  /** A connection whose snapshot the service's own figures share. */
  run: Run;
}

interface Sparkline {
  count: number[];
  errors: number[];
}

/**
 * The operations of one service: counted ones first, most spans first. What is not shown is counted. Durations are read of
 * the shown ones only and of the whole range, so that many operations cost little more than few.
 */
export async function serviceOperations(
  ctx: RequestContext,
  { serviceId, counted, period, before, buckets, run }: Asked,
): Promise<Pick<ServiceDetailResponse, 'operations' | 'omittedOperations'>> {
  const read = async (input: Omit<ReadSeries, 'serviceIds'>) =>
    await readSeries(ctx, { ...input, serviceIds: [serviceId], run });
  const found = (await read({ ...period, operations: 'all', stepMinutes: null, durations: false }))
    .filter(({ n }) => n > 0n)
    .map(({ operation_id: id, kind, n }) => ({ id, kind, n: Number(n), counted: counts(counted, kind) }))
    .sort((a, b) => Number(b.counted) - Number(a.counted) || b.n - a.n || a.id - b.id);
  const shown = found.slice(0, SHOWN);
  const operations = shown.map(({ id }) => id);
  const whole = { operations, stepMinutes: null };
  const now = sumOperations(await read({ ...period, ...whole }));
  const then = before && sumOperations(await read({ ...before, ...whole }));
  const { stepMinutes } = buckets;
  const lines = sparklines(await read({ ...period, operations, stepMinutes, durations: false }), buckets);
  const names = await operationNames(ctx, operations, run);
  return {
    operations: shown.map(({ id, kind, counted: part }) => ({
      name: names.get(id)?.name ?? '',
      kind: SPAN_KINDS[kind] ?? 'unspecified',
      counted: part,
      previous: before && then ? redFigures(then.get(id) ?? emptySum(), before.seconds) : null,
      sparkline: lines.get(id) ?? emptyLine(buckets),
      ...redFigures(now.get(id) ?? emptySum(), period.seconds),
    })),
    omittedOperations: {
      operations: found.length - shown.length,
      spans: found.slice(SHOWN).reduce((total, { n }) => total + n, 0),
    },
  };
}

function sumOperations(rows: readonly SeriesRow[]): Map<number, RedSum> {
  const operations = new Map<number, RedSum>();
  for (const row of rows) {
    const sum = operations.get(row.operation_id) ?? emptySum();
    operations.set(row.operation_id, sum);
    addRow(sum, row);
  }
  return operations;
}

function sparklines(rows: readonly SeriesRow[], buckets: MinuteBuckets): Map<number, Sparkline> {
  const lines = new Map<number, Sparkline>();
  for (const { operation_id, bucket, n, errors } of rows) {
    const line = lines.get(operation_id) ?? emptyLine(buckets);
    lines.set(operation_id, line);
    const at = bucket - buckets.first;
    if (at < 0 || at >= buckets.count) continue;
    line.count[at] = (line.count[at] ?? 0) + Number(n);
    line.errors[at] = (line.errors[at] ?? 0) + Number(errors);
  }
  return lines;
}

function emptyLine({ count }: MinuteBuckets): Sparkline {
  const zeros = () => new Array<number>(count).fill(0);
  return { count: zeros(), errors: zeros() };
}
