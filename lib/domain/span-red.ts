import type { RequestContext } from '../contracts/context';
import type { TraceRedQuery, TraceRedResponse } from '../contracts/trace-red';
import { AppError } from '../errors';
import { parseTraceQuery } from '../query/trace/parse-trace-query';
import { QUANTILE_ERROR } from '../store/rollup/duration-quantile';
import { addSum, emptySum, type RedSum } from '../store/rollup/red-sum';
import { findServiceId } from '../store/streams/find-service-id';
import { formatIsoNs } from '../time/iso';
import { nowNs } from '../time/time-ns';
import { passedSeconds } from './counted-period';
import { redFigures, redSeries } from './red-figures';
import { redFromRollup } from './red-from-rollup';
import { redFromSpans } from './red-from-spans';
import { redOfTraces } from './red-of-traces';
import {
  planRedBuckets,
  type RedBuckets,
  type RedExemplar,
  type RedFound,
  type RedGroup,
} from './red-question';
import { describeRange, resolveRange } from './resolve-range';

/**
 * Rate, errors and durations over time of what a search finds: of the matching spans, or, where the query has conditions
 * on whole traces, of the matching traces. Throws AppError `bad_request` (with diagnostics), `timeout`, `unavailable`.
 */
export async function spanRed(ctx: RequestContext, input: TraceRedQuery): Promise<TraceRedResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const { expr, diagnostics } = parseTraceQuery(input.q);
  const wrong = diagnostics.find(({ severity }) => severity === 'error');
  if (wrong) throw new AppError('bad_request', wrong.message, { details: { diagnostics } });
  const buckets = planRedBuckets(range, input.buckets, now);
  const serviceId = input.service === undefined ? null : await findServiceId(ctx, input.service);
  const question = { ctx, input, range, nowNs: now, buckets, serviceId };
  const unknownService = input.service !== undefined && serviceId === null;
  const nothing: RedFound = {
    groups: [],
    source: 'rollup',
    counted: range,
    exemplars: 'found',
    estimate: null,
  };
  const found = unknownService
    ? nothing
    : expr.kind === 'span'
      ? ((await redFromRollup(question, expr.span)) ?? (await redFromSpans(question, expr.span)))
      : await redOfTraces(question);
  const seconds = passedSeconds(found.counted, range, now);
  const lines = found.groups.map((group) => ({ group, total: totalOf(group) }));
  const total = emptySum();
  for (const line of lines) addSum(total, line.total);
  return {
    of: expr.kind === 'span' ? 'spans' : 'traces',
    by: input.by,
    bucketMs: Number(buckets.stepNs / 1_000_000n),
    times: Array.from({ length: buckets.count }, (_, at) =>
      formatIsoNs(BigInt(buckets.first + at) * buckets.stepNs),
    ),
    series: lines.map(({ group, total: sum }) => ({
      service: group.service,
      operation: group.operation,
      isOther: group.isOther,
      groups: group.groups,
      total: redFigures(sum, seconds),
      points: {
        ...redSeries(group.buckets, buckets),
        slowest: column(group.slowest, buckets),
        failed: column(group.failed, buckets),
      },
    })),
    total: redFigures(total, seconds),
    estimate: found.estimate,
    exemplars: found.exemplars,
    source: found.source,
    range: describeRange(range),
    countedRange: describeRange(found.counted),
    seconds,
    quantileError: QUANTILE_ERROR,
    diagnostics,
    tookMs: performance.now() - started,
  };
}

function totalOf({ buckets }: RedGroup): RedSum {
  const total = emptySum();
  for (const sum of buckets.values()) addSum(total, sum);
  return total;
}

function column(exemplars: ReadonlyMap<number, RedExemplar>, { first, count }: RedBuckets) {
  return Array.from({ length: count }, (_, at) => {
    const exemplar = exemplars.get(first + at);
    return exemplar ? { ...exemplar, durationNs: exemplar.durationNs.toString() } : null;
  });
}
