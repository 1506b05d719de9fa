import type { WriteContext } from '../compat/elastic/aggs/agg-model';
import { parseAggregations } from '../compat/elastic/aggs/parse-aggregations';
import { tooManyBuckets, writeAggregations } from '../compat/elastic/aggs/write-aggregations';
import type { JsonValue } from '../compat/elastic/document-of-log';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import type { AggResult, RowPlace } from '../query/aggregate/agg-result';
import { mostBuckets } from '../query/aggregate/most-buckets';
import type { QueryNode } from '../query/ast';
import { aggregateLogs } from '../store/aggregate/aggregate-logs';
import { readRows } from '../store/aggregate/read-rows';
import { logId } from '../store/logs/log-row';
import type { Predicate } from '../store/scan/predicate';
import type { TimeRange } from '../time/time-range';
import { predicateOf } from './read-query';
import { withStreams } from './with-streams';

export interface RunAggregations {
  /** `aggs` of the request, as parsed JSON. */
  aggs: unknown;
  predicate: Predicate;
  range: TimeRange;
  now: bigint;
  /** A query of Elasticsearch as a tree of our language, for filters. */
  readQuery: (query: unknown) => QueryNode | null;
  typedKeys?: boolean;
}

/**
 * The `aggregations` of a search over logs, exact, in Elasticsearch's shape. Throws AppError `bad_request` with
 * Elasticsearch's type and reason, `timeout`, `canceled`, `unavailable`.
 */
export async function runAggregations(
  ctx: RequestContext,
  { aggs, predicate, range, now, readQuery, typedKeys = false }: RunAggregations,
): Promise<Record<string, JsonValue>> {
  const parsed = parseAggregations(aggs, { readQuery, nowNs: now });
  const answer = await aggregateLogs(ctx, {
    tree: parsed.tree,
    predicate,
    range,
    compile: (filter) => predicateOf(ctx, filter, now, 'log'),
  }).catch((error: unknown) => {
    throw isTooMany(error) ? tooManyBuckets(mostBuckets(parsed.tree)) : error;
  });
  const logs = await logsOf(ctx, answer.result);
  return writeAggregations(parsed, answer, { typedKeys, logs });
}

/** The stored logs that measures name, read at once. */
async function logsOf(ctx: RequestContext, result: AggResult): Promise<WriteContext['logs']> {
  const logs = await withStreams(ctx, await readRows(ctx, placesOf(result)));
  const byId = new Map(logs.map((log) => [log.id, log]));
  return (measure) =>
    measure?.kind === 'rows' ? measure.rows.flatMap((place) => byId.get(logId(place)) ?? []) : [];
}

function placesOf({ measures, groups }: AggResult): RowPlace[] {
  const places = new Map<string, RowPlace>();
  for (const measure of measures.values())
    if (measure.kind === 'rows') for (const place of measure.rows) places.set(logId(place), place);
  for (const { buckets } of groups.values())
    for (const place of buckets.flatMap(placesOf)) places.set(logId(place), place);
  return [...places.values()];
}

function isTooMany(error: unknown): boolean {
  return (
    error instanceof AppError &&
    typeof error.details === 'object' &&
    error.details !== null &&
    'maxBuckets' in error.details
  );
}
