import type { JsonValue } from '../compat/elastic/document-of-log';
import { readDuration } from '../compat/elastic/duration';
import { illegalArgument, parsingError } from '../compat/elastic/elastic-error';
import { isObject, listOf, objectOf, refuseUnknown, textOf } from '../compat/elastic/json-members';
import type { JsonObject } from '../compat/elastic/read-json';
import { makeOpaqueId, readOpaqueId } from '../compat/elastic/search/opaque-id';
import { parseSearch } from '../compat/elastic/search/parse-search';
import type { Place } from '../compat/elastic/search/search-after';
import { flag, type UrlParams } from '../compat/elastic/search/url-params';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { elasticScope } from './elastic-scope';
import { answerSearch, type ElasticSearchInput } from './elastic-search';

/**
 * The first page of a scroll. Its id carries the query and how far it came, so that nothing is kept here and nothing
 * expires. Throws AppError as a search does.
 */
export async function startElasticScroll(
  ctx: RequestContext,
  input: ElasticSearchInput,
  keepAlive: string,
): Promise<JsonObject> {
  readDuration(keepAlive, 'scroll');
  const question = parseSearch(input.body);
  if (question.from > 0) throw parsingError('using [from] is not allowed in a scroll context');
  if (question.searchAfter) throw parsingError('`search_after` cannot be used in a scroll context.');
  if (question.size === 0) throw parsingError('[size] cannot be [0] in a scroll context');
  if (question.trackTotal === false) {
    throw parsingError('disabling [track_total_hits] is not allowed in a scroll context');
  }
  const scope = await elasticScope(ctx, input);
  const { answer, next } = await answerSearch(ctx, scope, { ...question, trackTotal: true }, input);
  const hits = answer.hits as JsonObject;
  const { aggs: _, aggregations: __, ...body } = input.body;
  const id = makeOpaqueId('scroll', {
    index: input.index,
    options: { ...input.options },
    body,
    now: String(scope.nowNs),
    total: hits.total ?? 0,
    ...placeOf(next),
  });
  return { _scroll_id: id, ...answer };
}

/** The next page. Throws AppError `bad_request` for what is no scroll id. */
export async function continueElasticScroll(
  ctx: RequestContext,
  id: string,
  { keepAlive, totalAsInt }: { keepAlive: string | null; totalAsInt: boolean },
): Promise<JsonObject> {
  const started = performance.now();
  if (keepAlive !== null) readDuration(keepAlive, 'scroll');
  const said = readOpaqueId('scroll', id);
  const { kind: _, ...content } = said;
  const total = isObject(said.total) && totalAsInt ? (said.total.value ?? 0) : (said.total ?? 0);
  const place = readPlace(said);
  if (place === null) {
    const took = Math.round(performance.now() - started);
    const hits = { total, max_score: null, hits: [] };
    return {
      _scroll_id: id,
      took,
      timed_out: false,
      _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
      hits,
    };
  }
  const options = objectOf(said.options, '[scroll]');
  const target = {
    index: textOf(said.index, '[scroll]'),
    options: {
      ignoreUnavailable: true,
      allowNoIndices: true,
      expandsWildcards: options.expandsWildcards !== false,
    },
  };
  const body = objectOf(said.body, '[scroll]');
  const question = parseSearch(body);
  const scope = await elasticScope(ctx, { ...target, body }, nowOf(said.now));
  const { answer, next } = await answerSearch(
    ctx,
    scope,
    { ...question, from: 0, trackTotal: false },
    { totalAsInt: false, typedKeys: false, after: place },
  );
  const hits = { total, ...objectOf(answer.hits, '[hits]') };
  const { place: __, ...rest } = content;
  return { _scroll_id: makeOpaqueId('scroll', { ...rest, ...placeOf(next) }), ...answer, hits };
}

/** What `_search/scroll` was asked, in its path, its query string or its body. */
export function readScrollRequest(params: UrlParams, body: JsonObject, path: string | null) {
  refuseUnknown(
    body,
    ['scroll', 'scroll_id'],
    (name) => `Unknown parameter [${name}] in request body or parameter is of the wrong type[VALUE_STRING] `,
  );
  const ids = listOf(body.scroll_id ?? path ?? params.get('scroll_id') ?? []).map((id) =>
    textOf(id, '[scroll_id]'),
  );
  const keepAlive =
    body.scroll === undefined ? (params.get('scroll') ?? null) : textOf(body.scroll, '[scroll]');
  return { ids, keepAlive, totalAsInt: flag(params, 'rest_total_hits_as_int') };
}

/** `DELETE _search/scroll`: there is nothing to free. Throws AppError `not_found` for what is no scroll id. */
export function clearElasticScroll(ids: readonly string[]): JsonObject {
  if (ids.length === 0) throw illegalArgument('no scroll ids specified');
  for (const id of ids) {
    if (id === '_all') continue;
    try {
      readOpaqueId('scroll', id);
    } catch (cause) {
      throw new AppError('bad_request', 'Cannot parse scroll id', { cause });
    }
  }
  return { succeeded: true, num_freed: ids.length };
}

function placeOf(place: Place | null): JsonObject {
  return place === null ? {} : { place: `${place.timeNs}:${place.seq}` };
}

function readPlace({ place }: JsonObject): Place | null {
  if (place === undefined) return null;
  const [, time, seq] = /^(-?\d{1,19}):(-?\d{1,19})$/.exec(String(place)) ?? [];
  if (time === undefined || seq === undefined) throw illegalArgument('Cannot parse scroll id');
  return { timeNs: BigInt.asIntN(64, BigInt(time)), seq: BigInt.asIntN(64, BigInt(seq)) };
}

function nowOf(value: JsonValue | undefined): bigint {
  if (typeof value === 'string' && /^\d{1,19}$/.test(value)) return BigInt.asIntN(64, BigInt(value));
  throw illegalArgument('Cannot parse scroll id');
}
