import type { JsonValue } from '../document-of-log';
import { readDuration } from '../duration';
import { elasticError, illegalArgument, parsingError } from '../elastic-error';
import { booleanOf, integerOf, isObject, listOf, objectOf, refuseUnknown, textOf } from '../json-members';
import type { JsonObject } from '../read-json';
import { readFieldAsks } from './hit-fields';
import { readHighlight } from './read-highlight';
import type { SearchQuestion } from './search-question';
import { readSort } from './sort';
import { readSourceFilter, type SourceFilter } from './source-filter';

const MAX_WINDOW = 10_000;
const DEFAULT_TRACKED = 10_000;
const KNOWN = [
  'query',
  'post_filter',
  'aggs',
  'aggregations',
  'from',
  'size',
  'sort',
  'search_after',
  '_source',
  'fields',
  'docvalue_fields',
  'stored_fields',
  'highlight',
  'track_total_hits',
  'version',
  'seq_no_primary_term',
  'timeout',
  'terminate_after',
  'pit',
  // These change nothing of what is found here.
  'track_scores',
  'indices_boost',
  'stats',
  'ext',
];
/** Understood, and refused unless they ask for nothing. */
const REFUSED: Readonly<Record<string, string>> = {
  script_fields: 'cannot execute [inline] scripts',
  runtime_mappings: 'runtime fields are scripts, which are not supported here',
  min_score: '[min_score] is not supported here: hits are not scored',
  rescore: '[rescore] is not supported here: hits are not scored',
  rank: '[rank] is not supported here: hits are not scored',
  retriever: '[retriever] is not supported here',
  knn: '[knn] is not supported here',
  suggest: '[suggest] is not supported here',
  collapse: '[collapse] is not supported here: use a terms aggregation with top_hits',
  slice: '[slice] is not supported here: ask for ranges of [@timestamp]',
  explain: '[explain] is not supported here: hits are not scored',
  profile: '[profile] is not supported here',
};

/**
 * Reads a search body. Throws AppError `bad_request` in Elasticsearch's words.
 * @param scrolls a scroll is not bound to the first 10,000 hits Source: Elasticsearch, "Search API", request body.
 */
export function parseSearch(body: JsonObject): SearchQuestion {
  refuseAsked(body);
  refuseUnknown(
    body,
    [...KNOWN, ...Object.keys(REFUSED)],
    (name) => `unknown key [${name}] for a ${kindWord(body[name])} in [search request].`,
  );
  if (body.aggs !== undefined && body.aggregations !== undefined)
    throw parsingError('[aggs] and [aggregations] are both given');
  const from = body.from === undefined || body.from === null ? 0 : integerOf(body.from, '[from]');
  const size = body.size === undefined || body.size === null ? 10 : integerOf(body.size, '[size]');
  if (from < 0) throw illegalArgument(`[from] parameter cannot be negative but was [${from}]`);
  if (size < 0) throw illegalArgument(`[size] parameter cannot be negative, found [${size}]`);
  if (from + size > MAX_WINDOW) throw windowTooLarge(from + size);
  const searchAfter =
    body.search_after === undefined || body.search_after === null ? null : listOf(body.search_after);
  if (searchAfter && from > 0)
    throw illegalArgument('`from` parameter must be set to 0 when `search_after` is used.');
  return {
    query: body.query,
    postFilter: body.post_filter,
    aggs: body.aggs ?? body.aggregations,
    from,
    size,
    sort: readSort(body.sort),
    searchAfter,
    source: sourceOf(body),
    fields: readFieldAsks(body.fields, 'fields'),
    docvalueFields: readFieldAsks(body.docvalue_fields, 'docvalue_fields'),
    highlight: readHighlight(body.highlight),
    trackTotal: trackedOf(body.track_total_hits),
    version: body.version !== undefined && booleanOf(body.version, '[version]'),
    seqNo:
      body.seq_no_primary_term !== undefined && booleanOf(body.seq_no_primary_term, '[seq_no_primary_term]'),
    timeoutMs:
      body.timeout === undefined || body.timeout === null
        ? null
        : readDuration(textOf(body.timeout, '[timeout]'), 'timeout'),
    terminateAfter: terminateOf(body.terminate_after),
    pit: pitOf(body.pit),
  };
}

/** Elasticsearch's own words for hits too far down. */
function windowTooLarge(window: number) {
  return elasticError(
    'illegal_argument_exception',
    `Result window is too large, from + size must be less than or equal to: [${MAX_WINDOW}] but was [${window}]. See the scroll api for a more efficient way to request large data sets. This limit can be set by changing the [index.max_result_window] index level setting.`,
  );
}

function refuseAsked(body: JsonObject): void {
  for (const [name, refusal] of Object.entries(REFUSED)) {
    const asked = body[name];
    const isNothing =
      asked === undefined ||
      asked === null ||
      asked === false ||
      (typeof asked === 'object' && Object.keys(asked).length === 0);
    if (!isNothing) throw illegalArgument(refusal);
  }
}

/** Stored fields asked for by name stand in place of the source, unless that is asked for as well. */
function sourceOf(body: JsonObject): SourceFilter | null {
  if (body.stored_fields !== undefined && body.stored_fields !== null) {
    const asked = listOf(body.stored_fields).map((name) => textOf(name, '[stored_fields]'));
    if (body._source === undefined && !asked.includes('_source')) return null;
  }
  return readSourceFilter(body._source);
}

function trackedOf(value: JsonValue | undefined): boolean | number {
  if (value === undefined || value === null) return DEFAULT_TRACKED;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  const number = integerOf(value, '[track_total_hits]');
  if (number < -1)
    throw illegalArgument(`[track_total_hits] parameter must be positive or equals to -1, got ${number}`);
  return number === -1 ? false : Math.min(number, Number.MAX_SAFE_INTEGER);
}

function terminateOf(value: JsonValue | undefined): number | null {
  if (value === undefined || value === null) return null;
  const number = integerOf(value, '[terminate_after]');
  if (number < 0) throw illegalArgument('terminateAfter must be > 0');
  return number === 0 ? null : number;
}

function pitOf(value: JsonValue | undefined): SearchQuestion['pit'] {
  if (value === undefined || value === null) return null;
  const said = objectOf(value, '[pit]');
  refuseUnknown(said, ['id', 'keep_alive'], (name) => `[pit] unknown field [${name}]`);
  const keepAlive =
    said.keep_alive === undefined || said.keep_alive === null
      ? null
      : textOf(said.keep_alive, '[keep_alive]');
  return { id: textOf(said.id, '[pit] id'), keepAlive };
}

function kindWord(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return 'START_ARRAY';
  if (isObject(value)) return 'START_OBJECT';
  if (value === null) return 'VALUE_NULL';
  if (typeof value === 'boolean') return 'VALUE_BOOLEAN';
  return typeof value === 'number' ? 'VALUE_NUMBER' : 'VALUE_STRING';
}
