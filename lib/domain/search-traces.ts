import type { RequestContext } from '../contracts/context';
import type { TraceSearchQuery, TraceSearchResponse } from '../contracts/trace-search';
import type { SpanPosition } from '../store/spans/matched-span';
import { findServiceId } from '../store/streams/find-service-id';
import { formatIsoNs } from '../time/iso';
import { nowNs } from '../time/time-ns';
import { decodeCursor, encodeCursor, INT64, int64, UUID } from './cursor';
import { distinctTraces } from './distinct-traces';
import { parseDurationNs } from './parse-duration';
import { readQuery } from './read-query';
import { describeRange, resolveRange } from './resolve-range';
import { filterQuery, withSpanFilters } from './span-filters';
import { traceSummaries } from './trace-summaries';

/**
 * One page of the traces that have a matching span in the range, by their newest or slowest matching span. Each trace is
 * on one page only. Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function searchTraces(
  ctx: RequestContext,
  input: TraceSearchQuery,
): Promise<TraceSearchResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const query = readQuery(ctx, input.q, now, 'span');
  const after = input.cursor === undefined ? null : readCursor(input.cursor, input.sort);
  const minDurationNs = parseDurationNs(input.minDuration, 'min');
  const maxDurationNs = parseDurationNs(input.maxDuration, 'max');
  const serviceId = input.service === undefined ? null : await findServiceId(ctx, input.service);
  const unknownService = input.service !== undefined && serviceId === null;
  const found = unknownService
    ? { traces: [], next: null, stoppedAt: null }
    : await distinctTraces(ctx, {
        predicate: withSpanFilters(
          query.predicate,
          { operation: input.operation, status: input.status, serviceId, minDurationNs, maxDurationNs },
          readQuery(ctx, filterQuery(input, minDurationNs), now, 'span').predicate,
        ),
        range,
        after,
        serviceId,
        sort: input.sort,
        limit: input.limit,
      });
  return {
    traces: await traceSummaries(ctx, found.traces),
    nextCursor:
      found.next && encodeCursor(input.sort, [found.next.rank, found.next.traceKey, found.next.spanKey]),
    range: describeRange(range),
    searchedTo: found.stoppedAt === null ? null : formatIsoNs(found.stoppedAt),
    diagnostics: query.diagnostics,
    tookMs: performance.now() - started,
  };
}

function readCursor(text: string, sort: string): SpanPosition {
  const [rank, traceKey = '', spanKey] = decodeCursor(text, sort, [INT64, UUID, INT64]);
  return { rank: int64(rank), traceKey, spanKey: int64(spanKey) };
}
