import type { RequestContext } from '../contracts/context';
import type { ServiceDetailQuery, ServiceDetailResponse } from '../contracts/service-detail';
import { SPAN_KINDS, SPAN_STATUSES } from '../contracts/trace';
import { AppError } from '../errors';
import { withConnection } from '../store/client/run-query';
import { PLACE_FLOORS } from '../store/rollup/duration-place';
import { QUANTILE_ERROR } from '../store/rollup/duration-quantile';
import { readEdges } from '../store/rollup/read-edges';
import { readSeries } from '../store/rollup/read-series';
import { emptySum, type RedSum } from '../store/rollup/red-sum';
import { lastSpans, serviceNamespaces } from '../store/rollup/service-facts';
import { slowSpans } from '../store/rollup/service-spans';
import { findServiceRow } from '../store/streams/list-services';
import { serviceNames } from '../store/streams/service-names';
import { formatIsoNs } from '../time/iso';
import { nowNs } from '../time/time-ns';
import { comparedPeriod } from './compared-period';
import { type CountedPeriod, countedPeriod } from './counted-period';
import { bucketTimes, planMinuteBuckets } from './minute-buckets';
import { redFigures, redSeries } from './red-figures';
import { describeRange } from './resolve-range';
import { serviceErrors } from './service-errors';
import { sumEdges } from './service-graph';
import { serviceOperations } from './service-operations';
import { countedKinds, countedOf, sumServices } from './service-sums';
import { serviceVersions } from './service-versions';
import { unlessLate } from './unless-late';

const SLOW_SPANS = 20;
const READ_MS = 10_000;

/**
 * Everything the page of one service shows. Figures are of whole minutes and exact, quantiles within their classes; error
 * messages and versions say what they were read from. Throws AppError `bad_request`, `not_found`, `timeout`, `unavailable`.
 */
export async function serviceDetail(
  ctx: RequestContext,
  service: string,
  input: ServiceDetailQuery,
): Promise<ServiceDetailResponse> {
  const started = performance.now();
  const now = nowNs();
  const period = countedPeriod(input.from, input.to, now);
  const known = await findServiceRow(ctx, service);
  if (!known) throw new AppError('not_found', `No service named "${service}" has sent anything.`);
  const serviceId = known.id;
  const buckets = planMinuteBuckets(period, input.buckets);
  const before = await comparedPeriod(ctx, period);
  const ofIt = { serviceIds: [serviceId], operations: 'none' } as const;
  const readFigures = withConnection({ signal: ctx.signal, timeoutMs: READ_MS }, async (run) => {
    const series = await readSeries(ctx, { ...period, ...ofIt, stepMinutes: buckets.stepMinutes, run });
    const countedNow = countedOf(series).get(serviceId) ?? 'all';
    const asked = { serviceId, counted: countedNow, period, before, buckets, run };
    return {
      rows: series,
      which: countedNow,
      rowsBefore: before && (await readSeries(ctx, { ...before, ...ofIt, stepMinutes: null, run })),
      operations: await serviceOperations(ctx, asked),
    };
  });
  const [{ rows, which, rowsBefore, operations }, edgeRows] = await Promise.all([
    readFigures,
    readEdges(ctx, { ...period, serviceId }),
  ]);
  const counted = new Map([[serviceId, which]]);
  const kinds = countedKinds(which);
  const sums = sumServices(rows, counted).get(serviceId);
  const total = sums?.total ?? emptySum();
  const then = rowsBefore && sumServices(rowsBefore, counted).get(serviceId);
  const failed = rows.reduce((sum, { errors }) => sum + Number(errors), 0);
  const [neighbours, errorMessages, slow, deployments, last, namespaces] = await Promise.all([
    neighboursOf(ctx, serviceId, { edges: sumEdges(edgeRows), period }),
    unlessLate(serviceErrors(ctx, { service, range: period.counted, nowNs: now, failed }), null),
    unlessLate(
      slowSpans(ctx, {
        ...{ serviceId, kinds, range: period.counted },
        ...{ atLeastNs: slowFrom(total, SLOW_SPANS), limit: SLOW_SPANS },
      }),
      null,
    ),
    unlessLate(serviceVersions(ctx, { serviceId, kinds, period, spans: total.n }), null),
    lastSpans(ctx, [serviceId]),
    serviceNamespaces(ctx, [serviceId]),
  ]);
  const lastNs = last.get(serviceId);
  return {
    service,
    namespace: namespaces.get(serviceId) ?? null,
    logs: known.logs,
    lastSeen: lastNs === undefined ? null : formatIsoNs(lastNs),
    counted: which,
    figures: redFigures(total, period.seconds),
    previous: before && redFigures(then?.total ?? emptySum(), before.seconds),
    bucketMs: buckets.stepMinutes * 60_000,
    times: bucketTimes(buckets),
    series: redSeries(sums?.buckets ?? new Map(), buckets),
    ...operations,
    ...neighbours,
    errorMessages: errorMessages ?? { messages: [], read: 0, of: failed },
    slowSpans: (slow ?? []).map(({ traceId, spanId, name, kind, status, startNs, durationNs }) => ({
      ...{ traceId, spanId, name },
      kind: SPAN_KINDS[kind] ?? 'unspecified',
      status: SPAN_STATUSES[status] ?? 'unset',
      startTime: formatIsoNs(startNs),
      durationNs: durationNs.toString(),
    })),
    deployments: deployments ?? { versions: [], read: 0, of: total.n },
    late: [
      ...(errorMessages ? [] : (['errorMessages'] as const)),
      ...(slow ? [] : (['slowSpans'] as const)),
      ...(deployments ? [] : (['deployments'] as const)),
    ],
    range: describeRange(period.range),
    countedRange: describeRange(period.counted),
    seconds: period.seconds,
    quantileError: QUANTILE_ERROR,
    tookMs: performance.now() - started,
  };
}

async function neighboursOf(
  ctx: RequestContext,
  serviceId: number,
  { edges, period }: { edges: ReturnType<typeof sumEdges>; period: CountedPeriod },
): Promise<Pick<ServiceDetailResponse, 'upstream' | 'downstream'>> {
  const names = await serviceNames(
    ctx,
    new Set(edges.flatMap(({ callerId, calleeId }) => [callerId, calleeId])),
  );
  const ends = (own: 'callerId' | 'calleeId', other: 'callerId' | 'calleeId') =>
    edges.flatMap((edge) => {
      const service = names.get(edge[other]);
      return edge[own] === serviceId && service !== undefined
        ? [{ service, kind: edge.kind, ...redFigures(edge.sum, period.seconds) }]
        : [];
    });
  return { upstream: ends('calleeId', 'callerId'), downstream: ends('callerId', 'calleeId') };
}

/** A duration (ns) that at least `wanted` of the spans reach, or 0. */
function slowFrom({ durations }: RedSum, wanted: number): bigint {
  let above = 0;
  for (let place = durations.length - 1; place > 0; place--) {
    above += durations[place] ?? 0;
    if (above >= wanted) return PLACE_FLOORS[place - 1] ?? 0n;
  }
  return 0n;
}
