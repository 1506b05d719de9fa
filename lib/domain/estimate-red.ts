import { readSeries } from '../store/rollup/read-series';
import { addRow, durationsText, emptySum } from '../store/rollup/red-sum';
import { type SpanSumRow, spanSums } from '../store/rollup/span-sums';
import { seededRandom } from '../store/sample/seeded-random';
import type { Predicate } from '../store/scan/predicate';
import { earlier, later } from '../time/time-range';
import { wholeMinutes } from './counted-period';
import type { RedQuestion } from './red-question';
import { stretchError, type TimeStretch, timeStretches } from './time-stretches';

/** Spans that are read for an estimate, and the stretches of time that they lie in. */
const READ = 40_000;
const STRETCHES = 120;
const TIMEOUT_MS = 5_000;

interface Stretch extends TimeStretch {
  /** Number of the bucket it lies in. */
  bucket: number;
}

/**
 * Figures from stretches of time spread over the range, two or more in each bucket: a stratified sample. Rows are of
 * numbered buckets, scaled up. Throws AppError `timeout`.
 */
export async function estimateRed(
  question: RedQuestion,
  predicate: Predicate,
  read = READ,
): Promise<{ rows: SpanSumRow[]; estimate: { sampled: number; relativeError: number } }> {
  const { ctx, input, range, nowNs, serviceId } = question;
  const volume = await readSeries(ctx, {
    ...wholeMinutes(range, nowNs),
    ...{
      stepMinutes: null,
      serviceIds: serviceId === null ? null : [serviceId],
      operations: 'none',
      durations: false,
    },
  });
  const spans = volume.reduce((sum, { n }) => sum + Number(n), 0);
  const stretches = planStretches(
    question,
    Math.min(1, read / Math.max(1, spans)),
    seededRandom(JSON.stringify([input, String(range.fromNs)])),
  );
  const rows = await spanSums(ctx, {
    ...{ predicate, windows: stretches, bucket: 'window', by: input.by, top: input.top },
    ...{ timeoutMs: TIMEOUT_MS, pool: 'search' },
  });
  const share = stretches.length === 0 ? 1 : 1 / (stretches[0]?.weight ?? 1);
  return {
    rows: rows.flatMap((row) => scaled(row, stretches[Number(row.bucket) - 1])),
    estimate: {
      sampled: Math.round(spans * share),
      relativeError: relativeError(rows, stretches, share),
    },
  };
}

/** Two stretches or more of each bucket. */
export function planStretches(
  { range, buckets }: Pick<RedQuestion, 'range' | 'buckets'>,
  share: number,
  random: () => number,
): Stretch[] {
  const cells = Array.from({ length: buckets.count }, (_, at) => {
    const bucket = BigInt(buckets.first + at);
    return {
      fromNs: later(range.fromNs, bucket * buckets.stepNs),
      toNs: earlier(range.toNs, (bucket + 1n) * buckets.stepNs),
    };
  });
  const perCell = Math.max(2, Math.ceil(STRETCHES / buckets.count));
  return timeStretches(cells, { perCell, share, random }).map((one) => ({
    ...one,
    bucket: buckets.first + one.cell,
  }));
}

function scaled(row: SpanSumRow, stretch: Stretch | undefined): SpanSumRow[] {
  if (!stretch) return [];
  const sum = emptySum();
  addRow(sum, row);
  const { weight } = stretch;
  sum.durations = sum.durations.map((count) => Math.round(count * weight));
  return [
    {
      ...row,
      bucket: BigInt(stretch.bucket),
      n: BigInt(Math.round(sum.n * weight)),
      errors: BigInt(Math.round(sum.errors * weight)),
      sum_ns: BigInt(Math.round(Number(sum.sumNs) * weight)).toString(),
      places: null,
      counts: durationsText(sum),
    },
  ];
}

function relativeError(rows: readonly SpanSumRow[], stretches: readonly Stretch[], share: number): number {
  const found = stretches.map(() => 0);
  for (const { bucket, n } of rows) found[Number(bucket) - 1] = (found[Number(bucket) - 1] ?? 0) + Number(n);
  return stretchError(stretches, found, share);
}
