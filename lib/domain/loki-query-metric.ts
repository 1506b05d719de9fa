import type { Grouping, MetricExpr, RangeExpr } from '../compat/loki/logql/logql-ast';
import { aggregateSeries } from '../compat/loki/metric/aggregate-series';
import { type BucketedSeries, planCountBuckets, seriesOfBuckets } from '../compat/loki/metric/bucket-counts';
import type { Operand } from '../compat/loki/metric/combine-series';
import { evaluateMetric } from '../compat/loki/metric/evaluate-metric';
import { coveredBy, type QuerySteps } from '../compat/loki/metric/query-steps';
import { RangeSamples } from '../compat/loki/metric/range-samples';
import { groupLabels, type Series, seriesKey, sortLabels } from '../compat/loki/metric/series';
import { MAX_SERIES, tooManySeries } from '../compat/loki/metric/too-many-series';
import { detectedLevel } from '../compat/loki/plan/entry-of-log';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { countStreams } from '../store/logs/count-streams';
import { scanLoki } from './loki-scan';
import { type LokiSelection, selectLoki } from './loki-select';

const MOST_LINES = 200_000;
const MOST_CELLS = 200_000;
const MOST_RANGES = 20;
/** Over all ranges of a query. */
const BUDGET_MS = 30_000;
/** Samples and steps that are looked at. */
const MOST_WORK = 50_000_000;
/** Series of an inner range that an outer sum joins. */
const MOST_INNER = 20_000;
const COUNTED: readonly RangeExpr['op'][] = ['count_over_time', 'rate', 'bytes_over_time', 'bytes_rate'];
type Sum = MetricExpr & { kind: 'aggregate'; child: RangeExpr };

/** A metric query at its steps. Throws AppError `bad_request` (limits, too) or `timeout`. */
export async function lokiQueryMetric(
  ctx: RequestContext,
  expr: MetricExpr,
  steps: QuerySteps,
  nowNs: bigint,
): Promise<Operand> {
  const parts = partsOf(expr);
  if (parts.length > MOST_RANGES) {
    throw new AppError(
      'bad_request',
      `a query may have ${MOST_RANGES} range aggregations; this one has ${parts.length}`,
    );
  }
  const ranges = new Map<MetricExpr, Series[]>();
  const budget = { deadline: performance.now() + BUDGET_MS, work: { left: MOST_WORK } };
  for (const part of parts) {
    const range = part.kind === 'range' ? part : part.child;
    const selection = await selectLoki(ctx, range.log, nowNs);
    const counted = part.kind === 'range' ? null : await countInStore(ctx, part, selection, steps);
    const series =
      counted ??
      (await readLines(ctx, range, selection, steps, {
        ...budget,
        mostSeries: part.kind === 'range' ? MAX_SERIES : MOST_INNER,
      }));
    if (counted === null && part.kind !== 'range') {
      ranges.set(part, aggregateSeries('sum', null, part.grouping, series));
    } else ranges.set(part, series);
  }
  const value = evaluateMetric(expr, steps, ranges);
  if (typeof value !== 'number' && value.length > MAX_SERIES) throw tooManySeries();
  return value;
}

/** The ranges of a query; a sum over one is taken with it, because the store can count it. */
function partsOf(expr: MetricExpr): (RangeExpr | Sum)[] {
  if (expr.kind === 'range') return [expr];
  if (isCountedSum(expr)) return [expr];
  if (expr.kind === 'aggregate' || expr.kind === 'label-replace') return partsOf(expr.child);
  return expr.kind === 'binary' ? [...partsOf(expr.left), ...partsOf(expr.right)] : [];
}

function isCountedSum(expr: MetricExpr): expr is Sum {
  if (expr.kind !== 'aggregate' || expr.op !== 'sum') return false;
  return expr.child.kind === 'range' && COUNTED.includes(expr.child.op);
}

/** Counts in PostgreSQL, where streams and severities say all that the sum asks; null where they do not. */
async function countInStore(
  ctx: RequestContext,
  { child: range, grouping }: Sum,
  { predicate, streams, exact }: LokiSelection,
  steps: QuerySteps,
): Promise<Series[] | null> {
  if (!exact || !saysAll(grouping, streams)) return null;
  const plan = planCountBuckets(range, steps);
  if (plan === null) return null;
  if (predicate === null) return [];
  const of = range.op === 'bytes_over_time' || range.op === 'bytes_rate' ? 'bytes' : 'rows';
  const withLevel = grouping?.labels.includes('level') ?? false;
  const cells = await countStreams(ctx, { predicate, ...plan, of, withLevel, most: MOST_CELLS });
  if (cells.length > MOST_CELLS) {
    throw new AppError(
      'bad_request',
      `the query would read too many cells (limit: ${MOST_CELLS}); widen the step or narrow the selector`,
    );
  }
  const groups = new Map<string, BucketedSeries & { buckets: Map<number, number> }>();
  for (const { bucket, stream_id: id, severity, level, n } of cells) {
    const stream = streams.get(id);
    if (!stream) continue;
    const own = sortLabels([
      ...(level === null ? [] : [['level', level] as const]),
      ...stream.labels,
      ['detected_level', detectedLevel(severity)],
    ]);
    const labels = groupLabels(new Map(own), grouping);
    const key = seriesKey(labels);
    const group = groups.get(key) ?? { labels, buckets: new Map<number, number>() };
    groups.set(key, group);
    group.buckets.set(bucket, (group.buckets.get(bucket) ?? 0) + n);
    if (groups.size > MAX_SERIES) throw tooManySeries();
  }
  return [...groups.values()].map((group) => seriesOfBuckets(range, steps, plan, group));
}

/** Labels that no stream has may be structured metadata: then the lines must be read. */
function saysAll(grouping: Grouping | null, streams: LokiSelection['streams']): boolean {
  if (grouping === null) return true;
  if (grouping.without) return false;
  const names = new Set([...streams.values()].flatMap(({ labels }) => [...labels.keys()]));
  return grouping.labels.every((name) => name === 'detected_level' || name === 'level' || names.has(name));
}

async function readLines(
  ctx: RequestContext,
  range: RangeExpr,
  selection: LokiSelection,
  steps: QuerySteps,
  { mostSeries, deadline, work }: { mostSeries: number; deadline: number; work: { left: number } },
): Promise<Series[]> {
  const samples = new RangeSamples(range, mostSeries);
  const { afterNs, toNs } = coveredBy(steps, range.rangeNs, range.offsetNs);
  const scan = {
    selection,
    range: { fromNs: afterNs + 1n, toNs: toNs + 1n },
    order: 'oldest' as const,
    page: 5_000,
    most: MOST_LINES,
    deadline,
  };
  await scanLoki(ctx, scan, (entry) => {
    samples.add(entry);
    return true;
  });
  return samples.series(steps, work);
}
