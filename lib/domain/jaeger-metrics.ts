import { type MetricFamily, type MetricSeries, metricFamily } from '../compat/jaeger/metric-family';
import {
  JAEGER_METRICS,
  type JaegerMetric,
  type MetricQuery,
  readMetricQuery,
} from '../compat/jaeger/metric-query';
import { parseFault } from '../compat/jaeger/read-params';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { durationQuantileMs } from '../store/rollup/duration-quantile';
import { operationNames } from '../store/rollup/operation-names';
import { readSeries, type SeriesRow } from '../store/rollup/read-series';
import { addRow, addSum, emptySum, type RedSum, takeSum } from '../store/rollup/red-sum';
import { findServiceId } from '../store/streams/find-service-id';
import { nowNs } from '../time/time-ns';

const MINUTE_MS = 60_000;
/** Points of a line; a finer step is made as coarse as that takes. */
const MOST_POINTS = 500;
/** Of a line, with the steps before its first point that count into it. */
const MOST_STEPS = 2_000;
/** Of all lines together. */
const MOST_POINTS_IN_ALL = 250_000;

/**
 * What `GET /api/metrics/{latencies,calls,errors}` asks: of each service, or operation, one value a step, over the time
 * before it that `ratePer` says. A step is whole minutes, at most 500. A point without calls is left out of latencies and
 * error rates. Latencies are milliseconds. Throws AppError `bad_request` in Jaeger's words, `not_found`, `timeout`, `unavailable`.
 */
export async function jaegerMetrics(
  ctx: RequestContext,
  kind: string,
  params: URLSearchParams,
): Promise<MetricFamily> {
  const metric = JAEGER_METRICS.find((name) => name === kind);
  if (metric === undefined) throw new AppError('not_found', `no metric of that name: ${kind.slice(0, 100)}`);
  const query = readMetricQuery(metric, params, nowNs());
  const steps = planSteps(query);
  const serviceOf = await idsOf(ctx, query.services);
  if (serviceOf.size === 0) return metricFamily(query, []);
  const found = await readSeries(ctx, {
    fromMinute: (steps.first - steps.window + 1) * steps.minutes,
    toMinute: (steps.last + 1) * steps.minutes,
    stepMinutes: steps.minutes,
    serviceIds: [...serviceOf.keys()],
    operations: query.byOperation ? 'all' : 'none',
    durations: query.metric === 'latencies',
  });
  const asked = found.filter((row) => query.kinds.includes(row.kind));
  const names = query.byOperation
    ? await operationNames(ctx, new Set(asked.map(({ operation_id }) => operation_id)))
    : null;
  const lines = new Map<string, Line>();
  for (const row of asked) {
    const service = serviceOf.get(row.service_id) ?? '';
    const operation = names && (names.get(row.operation_id)?.name ?? '');
    addToLine(lines, { service, operation }, row);
  }
  const points = lines.size * (steps.last - steps.first + 1);
  if (points > MOST_POINTS_IN_ALL)
    throw new AppError(
      'bad_request',
      `${points} points are too many: ask for a shorter lookback or a longer step`,
    );
  const series = [...lines.values()].map(({ service, operation, buckets }) => ({
    service,
    operation,
    points: pointsOf(buckets, steps, query),
  }));
  return metricFamily(query, series.sort(byName));
}

async function idsOf(ctx: RequestContext, services: readonly string[]): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (const service of new Set(services)) {
    const id = await findServiceId(ctx, service);
    if (id !== null) found.set(id, service);
  }
  return found;
}

interface Steps {
  minutes: number;
  /** Numbers of steps, counted from the epoch. */
  first: number;
  last: number;
  /** Steps that one value is of. */
  window: number;
}

function planSteps({ endMs, lookbackMs, stepMs, ratePerMs }: MetricQuery): Steps {
  const asked = Math.ceil(stepMs / MINUTE_MS);
  const minutes = Math.max(1, asked, Math.ceil(lookbackMs / MINUTE_MS / MOST_POINTS));
  const size = minutes * MINUTE_MS;
  // The step that is not over yet is no part of it: its rate would be too low.
  const last = Math.floor(endMs / size) - 1;
  const first = Math.min(last, Math.floor((endMs - lookbackMs) / size));
  const window = Math.max(1, Math.round(ratePerMs / size));
  if (last - first + window > MOST_STEPS)
    throw parseFault('ratePer', `more than ${MOST_STEPS} steps of ${size} ms: ask for a longer step`);
  return { minutes, first, last, window };
}

interface Line extends Pick<MetricSeries, 'service' | 'operation'> {
  buckets: Map<number, RedSum>;
}

/** An operation is known by its name and kind; of several kinds it is one line. */
function addToLine(lines: Map<string, Line>, named: Omit<Line, 'buckets'>, row: SeriesRow): void {
  const key = JSON.stringify([named.service, named.operation]);
  const line = lines.get(key) ?? { ...named, buckets: new Map<number, RedSum>() };
  lines.set(key, line);
  const at = Number(row.bucket);
  const sum = line.buckets.get(at) ?? emptySum();
  line.buckets.set(at, sum);
  addRow(sum, row);
}

function pointsOf(
  buckets: ReadonlyMap<number, RedSum>,
  { minutes, first, last, window }: Steps,
  { metric, quantile }: MetricQuery,
): MetricSeries['points'] {
  const points: MetricSeries['points'] = [];
  const sum = emptySum();
  const seconds = window * minutes * 60;
  for (let at = first - window + 1; at <= last; at++) {
    const [next, past] = [buckets.get(at), buckets.get(at - window)];
    if (next) addSum(sum, next);
    if (past) takeSum(sum, past);
    const value = at < first ? null : figureOf(sum, metric, quantile, seconds);
    if (value !== null) points.push({ ms: (at + 1) * minutes * MINUTE_MS, value });
  }
  return points;
}

function figureOf(sum: RedSum, metric: JaegerMetric, quantile: number, seconds: number): number | null {
  if (metric === 'calls') return sum.n / seconds;
  if (sum.n === 0) return null;
  return metric === 'errors' ? sum.errors / sum.n : durationQuantileMs(sum, quantile);
}

function byName(a: MetricSeries, b: MetricSeries): number {
  return compare(a.service, b.service) || compare(a.operation ?? '', b.operation ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
