import type { Measure } from '../contracts/dashboard/panel-query';
import type { PanelPeriod, PanelSeries } from '../contracts/dashboard/panel-question';
import type { AggBucket, AggResult } from '../query/aggregate/agg-result';
import { formatIsoNs } from '../time/iso';
import type { TimeRange } from '../time/time-range';
import { bucketSeconds, passedSeconds } from './panel-buckets';
import { GROUPS, measureName, TIMES, WITHOUT } from './panel-tree';
import { describeRange } from './resolve-range';

export interface PeriodOf {
  measures: readonly Measure[];
  hasGroups: boolean;
  range: TimeRange;
  /** Of the buckets of time; none: not over time. */
  starts: readonly bigint[];
  nowNs: bigint;
}

/**
 * The answer to a panel's tree as its series. @param total records that match
 * @param like series of the period now, whose groups were asked for; null: these are they
 */
export function writePeriod(
  result: AggResult,
  total: number,
  of: PeriodOf,
  like: readonly PanelSeries[] | null = null,
): PanelPeriod {
  const context = {
    ...of,
    seconds: passedSeconds(of.range, of.nowNs),
    bucketSeconds: bucketSeconds(of.starts, of.range, of.nowNs),
    places: new Map(of.starts.map((start, at) => [start, at])),
  };
  const write = (bucket: AggBucket) => writeSeries(bucket, context);
  const { buckets = [] } = result.groups.get(GROUPS) ?? {};
  const series = of.hasGroups
    ? (like?.map((one, at) => likeSeries(one, at, buckets)) ?? otherLast(buckets)).map(write)
    : [write({ key: 0, values: [], count: total, ...result })];
  return {
    range: describeRange(of.range),
    times: of.starts.map(formatIsoNs),
    series: like?.map(({ key }, at) => ({ ...(series[at] as PanelSeries), key })) ?? series,
    total,
    without: result.groups.get(WITHOUT)?.buckets[0]?.count ?? 0,
  };
}

interface Context extends PeriodOf {
  seconds: number;
  bucketSeconds: readonly number[];
  places: ReadonlyMap<bigint, number>;
}

/** The key of a combination is its place, from 1 on; 0 are all others. */
function otherLast(buckets: readonly AggBucket[]): AggBucket[] {
  return [...buckets.filter(({ key }) => key !== 0), ...buckets.filter(({ key }) => key === 0)];
}

function likeSeries({ isOther }: PanelSeries, at: number, buckets: readonly AggBucket[]): AggBucket {
  const key = isOther ? 0 : at + 1;
  const none = { key, count: 0, measures: new Map(), groups: new Map() };
  return buckets.find((bucket) => bucket.key === key) ?? { ...none, ...(!isOther && { values: [] }) };
}

function writeSeries(bucket: AggBucket, context: Context): PanelSeries {
  const { measures, starts, bucketSeconds: seconds, places } = context;
  const points = measures.map((measure) => starts.map(() => emptyOf(measure)));
  for (const time of bucket.groups.get(TIMES)?.buckets ?? []) {
    const start = BigInt(time.key);
    // Of the period before, up to half a minute of counts may stick out at either end.
    const at = places.get(start) ?? (start < (starts[0] ?? 0n) ? 0 : starts.length - 1);
    measures.forEach((measure, index) => {
      const line = points[index] ?? [];
      const value = numberOf(measure, index, time, seconds[at] ?? 0);
      line[at] = isCount(measure) ? (line[at] ?? 0) + (value ?? 0) : value;
    });
  }
  return {
    key: (bucket.values ?? []).map(({ value }) => value),
    isOther: bucket.values === undefined,
    count: bucket.count,
    values: measures.map((measure, index) => numberOf(measure, index, bucket, context.seconds)),
    points,
  };
}

/** Counts of two stretches of time add up. */
export function isCount({ fn }: Measure): boolean {
  return fn === 'count' || fn === 'rate';
}

/** What a measure is of no records. */
function emptyOf({ fn }: Measure): number | null {
  return fn === 'count' || fn === 'rate' || fn === 'unique' ? 0 : null;
}

function numberOf({ fn }: Measure, index: number, bucket: AggBucket, seconds: number): number | null {
  if (fn === 'count') return bucket.count;
  if (fn === 'rate') return seconds > 0 ? bucket.count / seconds : 0;
  const measure = bucket.measures.get(measureName(index));
  if (measure?.kind === 'numbers') return finite(measure.numbers[0]) ?? (fn === 'unique' ? 0 : null);
  if (measure?.kind === 'stats') return finite(measure.parts[fn as 'sum']);
  return emptyOf({ fn } as Measure);
}

/** The store reckons with decimals: beyond what a double holds stands its end, for JSON has no infinity. */
function finite(number: number | null | undefined): number | null {
  return number == null ? null : Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, number));
}
