import { aggregateStretches } from '../store/aggregate/aggregate-stretches';
import { readSeries, type SeriesRow } from '../store/rollup/read-series';
import { seededRandom } from '../store/sample/seeded-random';
import { NS_PER_MINUTE } from '../time/time-ns';
import { earlier, later, type TimeRange } from '../time/time-range';
import { wholeMinutes } from './counted-period';
import { planMinuteBuckets } from './minute-buckets';
import type { PeriodRead } from './panel-ask';
import { predicateOf } from './read-query';
import type { SpansTree } from './spans-from-rows';
import { stretchError, timeStretches } from './time-stretches';

/** Spans that are read for an estimate. */
const READ = 40_000;
/** Cells that the range is cut into, and stretches of them all. */
const CELLS = 400;
const STRETCHES = 600;
const TIMEOUT_MS = 5_000;

/** How many spans there are, and when. */
export interface SpanVolume {
  spans: number;
  /** Parts of the range that hold any. */
  cells: TimeRange[];
}

export interface SampleRead extends PeriodRead {
  sample: { sampled: number; relativeError: number; standsFor: number };
}

/** The spans of a range, whatever is asked of them, from the rollup. */
export async function spanVolume({
  ctx,
  range,
  nowNs,
}: Pick<SpansTree, 'ctx' | 'range' | 'nowNs'>): Promise<SpanVolume> {
  const minutes = wholeMinutes(range, nowNs);
  const { stepMinutes } = planMinuteBuckets(minutes, CELLS);
  const rows = await readSeries(ctx, {
    ...{ ...minutes, stepMinutes, serviceIds: null, operations: 'none', durations: false, pool: 'panel' },
  });
  const step = BigInt(stepMinutes) * NS_PER_MINUTE;
  const buckets = [...new Set(rows.filter(({ n }) => n > 0n).map(({ bucket }) => Number(bucket)))];
  const cells = buckets
    .toSorted((a, b) => a - b)
    .map((bucket) => ({
      fromNs: later(range.fromNs, BigInt(bucket) * step),
      toNs: earlier(range.toNs, BigInt(bucket + 1) * step),
    }))
    .filter(({ fromNs, toNs }) => fromNs < toNs);
  return { spans: rows.reduce((sum: number, { n }: SeriesRow) => sum + Number(n), 0), cells };
}

/**
 * An estimate of the answer to a tree, from stretches of time spread over what the range holds: a stratified sample, in which
 * each span has the same chance. Throws AppError `timeout`.
 */
export async function spansFromSample(
  { ctx, tree, predicate, range, nowNs }: SpansTree,
  { spans, cells }: SpanVolume,
  read = READ,
): Promise<SampleRead> {
  const share = Math.min(1, read / Math.max(1, spans));
  const stretches = timeStretches(cells, {
    perCell: Math.max(2, Math.ceil(STRETCHES / Math.max(1, cells.length))),
    share,
    random: seededRandom(`${range.fromNs} ${range.toNs}`),
  });
  const { rowsOfBlocks, ...found } = await aggregateStretches(ctx, {
    ...{ tree, predicate, stretches, timeoutMs: TIMEOUT_MS, pool: 'panel' },
    compile: (filter) => predicateOf(ctx, filter, nowNs, 'span'),
  });
  const matches = stretches.map((_, at) => rowsOfBlocks.get(at + 1) ?? 0);
  return {
    ...found,
    sample: {
      sampled: Math.round(spans * share),
      relativeError: stretchError(stretches, matches, share),
      standsFor: 1 / share,
    },
  };
}
