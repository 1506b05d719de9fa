import { AppError } from '../../errors';
import { type JaegerQuery, MAX_JAEGER_TRACES } from './jaeger-query';
import { readDuration, readEpoch, readInteger } from './read-params';
import { readJaegerTags } from './read-tags';

const NS_PER_US = 1_000n;
/** How far back Jaeger looks where no start is given. */
const LOOKBACK_NS = 2n * 86_400n * 1_000_000_000n;
const DEFAULT_LIMIT = 100;

/**
 * What `GET /api/traces` without trace ids asks. Throws AppError `bad_request` in Jaeger's words.
 * Source: jaegertracing/jaeger 2.19, query_parser.go, parseTraceQueryParams.
 */
export function readJaegerSearch(params: URLSearchParams, nowNs: bigint): JaegerQuery {
  const fromNs = readEpoch(params, 'start', NS_PER_US, nowNs - LOOKBACK_NS);
  const toNs = readEpoch(params, 'end', NS_PER_US, nowNs);
  const tags = readJaegerTags(params);
  const limit = Number(readInteger(params, 'limit') ?? DEFAULT_LIMIT);
  const minDurationNs = readDuration(params, 'minDuration');
  const maxDurationNs = readDuration(params, 'maxDuration');
  const service = params.get('service') || null;
  if (service === null) throw new AppError('bad_request', "parameter 'service' is required");
  if (minDurationNs !== null && maxDurationNs !== null && maxDurationNs < minDurationNs)
    throw new AppError('bad_request', "'maxDuration' should be greater than 'minDuration'");
  return {
    service,
    operation: params.get('operation') || null,
    tags,
    range: { fromNs, toNs: toNs + NS_PER_US },
    minDurationNs,
    maxDurationNs,
    limit: checkedLimit(limit),
  };
}

/** Throws AppError `bad_request` beyond what one answer may hold. */
export function checkedLimit(limit: number): number {
  if (limit <= 0) throw new AppError('bad_request', 'limit must be greater than 0');
  if (limit > MAX_JAEGER_TRACES)
    throw new AppError('bad_request', `limit must not be greater than ${MAX_JAEGER_TRACES}`);
  return limit;
}
