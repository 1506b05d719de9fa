import type { JsonValue } from '../document-of-log';
import { illegalArgument } from '../elastic-error';
import type { IndexOptions } from '../indices/select-indices';
import type { JsonObject } from '../read-json';

export type UrlParams = ReadonlyMap<string, string>;

/** On every endpoint. */
const COMMON = ['pretty', 'human', 'error_trace', 'filter_path', 'format'];
const OF_INDICES = [
  'ignore_unavailable',
  'allow_no_indices',
  'expand_wildcards',
  'ignore_throttled',
  'preference',
  'routing',
];
const OF_QUERY = [
  'q',
  'df',
  'default_operator',
  'analyzer',
  'analyze_wildcard',
  'lenient',
  'min_score',
  'terminate_after',
];
/** How a cluster goes about a search: here there is one machine. */
const OF_CLUSTER = [
  'search_type',
  'request_cache',
  'batched_reduce_size',
  'ccs_minimize_roundtrips',
  'max_concurrent_shard_requests',
  'max_concurrent_searches',
  'pre_filter_shard_size',
  'allow_partial_search_results',
  'force_synthetic_source',
];

export const COUNT_PARAMS = [...COMMON, ...OF_INDICES, ...OF_QUERY];
export const FIELD_CAPS_PARAMS = [
  ...COMMON,
  ...OF_INDICES,
  'fields',
  'include_unmapped',
  'filters',
  'types',
  'include_empty_fields',
];
export const MSEARCH_PARAMS = [
  ...COMMON,
  ...OF_INDICES,
  ...OF_CLUSTER,
  'rest_total_hits_as_int',
  'typed_keys',
];
export const DOCUMENT_PARAMS = [
  ...COMMON,
  ...OF_INDICES,
  '_source',
  '_source_includes',
  '_source_excludes',
  'stored_fields',
  'realtime',
  'refresh',
  'version',
  'version_type',
];
/** Members of a search body that may stand in the URL, each read as the body's. */
const OF_BODY = [
  'from',
  'size',
  'sort',
  '_source',
  '_source_includes',
  '_source_excludes',
  'stored_fields',
  'docvalue_fields',
  'track_total_hits',
  'track_scores',
  'version',
  'seq_no_primary_term',
  'timeout',
  'explain',
  'stats',
];
export const SEARCH_PARAMS = [
  ...COUNT_PARAMS,
  ...OF_CLUSTER,
  ...OF_BODY,
  'scroll',
  'rest_total_hits_as_int',
  'typed_keys',
];

/** Throws AppError `bad_request` for a parameter the endpoint does not have, as Elasticsearch does. */
export function refuseParams(params: UrlParams, known: readonly string[], path: string): void {
  const unknown = [...params.keys()].filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const several = unknown.length > 1 ? 's' : '';
  throw illegalArgument(
    `request [${path}] contains unrecognized parameter${several}: [${unknown.join('], [').slice(0, 200)}]`,
  );
}

/** A flag of the URL: there and not `false`. */
export function flag(params: UrlParams, name: string): boolean {
  const value = params.get(name);
  if (value === undefined || value === 'false') return false;
  if (value === '' || value === 'true') return true;
  throw illegalArgument(
    `Failed to parse value [${value.slice(0, 80)}] as only [true] or [false] are allowed.`,
  );
}

export function indexOptions(params: UrlParams): IndexOptions {
  const expand = params.get('expand_wildcards') ?? 'open';
  return {
    ignoreUnavailable: flag(params, 'ignore_unavailable'),
    allowNoIndices: params.get('allow_no_indices') === undefined || flag(params, 'allow_no_indices'),
    expandsWildcards: expand
      .split(',')
      .some((kind) => kind === 'open' || kind === 'all' || kind === 'hidden'),
  };
}

/** `q` and what belongs to it as a query of the DSL; undefined: none was given. */
export function urlQuery(params: UrlParams): JsonValue | undefined {
  const q = params.get('q');
  if (q === undefined) return undefined;
  const query: JsonObject = { query: q };
  const df = params.get('df');
  if (df !== undefined) query.default_field = df;
  for (const name of ['default_operator', 'analyzer', 'lenient', 'analyze_wildcard']) {
    const value = params.get(name);
    if (value !== undefined) query[name] = value;
  }
  return { query_string: query };
}

/** The body with what the URL says in its place. */
export function withUrlMembers(body: JsonObject, params: UrlParams): JsonObject {
  const merged: JsonObject = { ...body };
  const query = urlQuery(params);
  if (query !== undefined) merged.query = query;
  for (const name of [...OF_BODY, 'min_score', 'terminate_after']) {
    const value = params.get(name);
    if (value === undefined || name === '_source_includes' || name === '_source_excludes') continue;
    merged[name] = LISTS.has(name) ? value.split(',') : value === '' ? true : value;
  }
  const source = params.get('_source');
  if (source === 'true' || source === 'false' || source === '') merged._source = source !== 'false';
  const [includes, excludes] = ['_source_includes', '_source_excludes'].map((name) =>
    params.get(name)?.split(','),
  );
  if (includes || excludes) merged._source = { ...(includes && { includes }), ...(excludes && { excludes }) };
  return merged;
}

const LISTS = new Set(['sort', '_source', 'stored_fields', 'docvalue_fields', 'stats']);
