import type { RequestContext } from '../contracts/context';
import type { ServiceFigures, ServiceListQuery, ServiceListResponse } from '../contracts/service-list';
import { SPAN_KINDS } from '../contracts/trace';
import { QUANTILE_ERROR } from '../store/rollup/duration-quantile';
import { type OperationRow, operationNames } from '../store/rollup/operation-names';
import { readSeries, type SeriesRow } from '../store/rollup/read-series';
import { emptySum } from '../store/rollup/red-sum';
import { lastSpans, newestStreams, serviceNamespaces } from '../store/rollup/service-facts';
import { listServiceRows, type ServiceRow } from '../store/streams/list-services';
import { readStreams } from '../store/streams/read-streams';
import { formatIsoNs } from '../time/iso';
import { nowNs } from '../time/time-ns';
import { comparedPeriod } from './compared-period';
import { type CountedPeriod, countedPeriod } from './counted-period';
import { bucketTimes, type MinuteBuckets, planMinuteBuckets } from './minute-buckets';
import { redFigures, redSeries } from './red-figures';
import { describeRange } from './resolve-range';
import { countedOf, counts, type ServiceSums, sumServices } from './service-sums';

const TOP_OPERATIONS = 3;

/**
 * Every service that sent logs or spans that are still stored, by name. Asked with a range, with the figures of its spans
 * in that range and before it. Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function listServices(
  ctx: RequestContext,
  input: ServiceListQuery = { points: 30 },
): Promise<ServiceListResponse> {
  const stored = await listServiceRows(ctx);
  if (input.from === undefined && input.to === undefined) {
    return { services: stored.map(({ name, logs, spans }) => ({ name, logs, spans })) };
  }
  const started = performance.now();
  const period = countedPeriod(input.from ?? 'now-1h', input.to ?? 'now', nowNs());
  const buckets = planMinuteBuckets(period, input.points);
  const before = await comparedPeriod(ctx, period);
  const figures = await allFigures(ctx, { period, before, buckets });
  const ids = stored.map(({ id }) => id);
  const [last, namespaces] = await Promise.all([lastSpans(ctx, ids), serviceNamespaces(ctx, ids)]);
  const describe = ({ id, name, logs, spans }: ServiceRow) => {
    const lastNs = last.get(id);
    return {
      name,
      logs,
      spans,
      namespace: namespaces.get(id) ?? null,
      lastSeen: lastNs === undefined ? null : formatIsoNs(lastNs),
      figures: figures.get(id) ?? null,
    };
  };
  return {
    services: stored.map(describe),
    period: {
      range: describeRange(period.range),
      counted: describeRange(period.counted),
      seconds: period.seconds,
      previous: before && describeRange(before.counted),
      bucketMs: buckets.stepMinutes * 60_000,
      times: bucketTimes(buckets),
      quantileError: QUANTILE_ERROR,
      tookMs: performance.now() - started,
    },
  };
}

interface Asked {
  period: CountedPeriod;
  before: CountedPeriod | null;
  buckets: MinuteBuckets;
}

async function allFigures(
  ctx: RequestContext,
  { period, before, buckets }: Asked,
): Promise<Map<number, ServiceFigures>> {
  const all = { serviceIds: null, operations: 'none' } as const;
  const [rows, rowsBefore, operationRows] = await Promise.all([
    readSeries(ctx, { ...period, ...all, stepMinutes: buckets.stepMinutes }),
    before ? readSeries(ctx, { ...before, ...all, stepMinutes: null }) : null,
    readSeries(ctx, { ...period, ...all, operations: 'all', stepMinutes: null, durations: false }),
  ]);
  const counted = countedOf(rows);
  const now = sumServices(rows, counted);
  const then = rowsBefore && sumServices(rowsBefore, counted);
  const [operations, versions] = await Promise.all([
    topOperations(ctx, operationRows, now),
    versionsOf(ctx, [...now.keys()], period),
  ]);
  const figures = new Map<number, ServiceFigures>();
  for (const [id, sums] of now) {
    const { count, errors, p95Ms } = redSeries(sums.buckets, buckets);
    figures.set(id, {
      ...redFigures(sums.total, period.seconds),
      counted: sums.counted,
      previous: before && then ? redFigures(then.get(id)?.total ?? emptySum(), before.seconds) : null,
      sparkline: { count, errors, p95Ms },
      topOperations: operations.get(id)?.slice(0, TOP_OPERATIONS) ?? [],
      operationCount: operations.get(id)?.length ?? 0,
      versions: versions.get(id) ?? [],
    });
  }
  return figures;
}

type TopOperations = ServiceFigures['topOperations'];

/** All counted operations of each service, most spans first. */
async function topOperations(
  ctx: RequestContext,
  rows: readonly SeriesRow[],
  services: ReadonlyMap<number, ServiceSums>,
): Promise<Map<number, TopOperations>> {
  const counted = rows.filter(({ service_id, kind, n }) => {
    const sums = services.get(service_id);
    return sums !== undefined && n > 0n && counts(sums.counted, kind);
  });
  const names = await operationNames(ctx, new Set(counted.map(({ operation_id }) => operation_id)));
  const found = new Map<number, TopOperations>();
  for (const row of counted.toSorted((a, b) => Number(b.n - a.n))) {
    const list = found.get(row.service_id) ?? [];
    list.push(described(row, names.get(row.operation_id)));
    found.set(row.service_id, list);
  }
  return found;
}

function described({ kind, n, errors }: SeriesRow, operation: OperationRow | undefined) {
  return {
    name: operation?.name ?? '',
    kind: SPAN_KINDS[kind] ?? 'unspecified',
    count: Number(n),
    errors: Number(errors),
  };
}

async function versionsOf(
  ctx: RequestContext,
  serviceIds: readonly number[],
  { counted }: CountedPeriod,
): Promise<Map<number, string[]>> {
  const streamsOf = await newestStreams(ctx, serviceIds, counted);
  const streams = await readStreams(ctx, [...streamsOf.values()].flat());
  return new Map(
    [...streamsOf].map(([id, ids]) => {
      const versions = ids.map((stream) => streams.get(stream)?.service_version);
      return [id, [...new Set(versions.filter((version) => version != null))]];
    }),
  );
}
