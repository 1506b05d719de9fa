import type { QueryNode } from '../../../query/ast';
import type { JsonValue } from '../document-of-log';
import { elasticError, illegalArgument, parsingError } from '../elastic-error';
import { kindOf, listOf, objectOf, refuseUnknown, textOf } from '../json-members';
import { readBool } from './bool-query';
import { builtinsFitting, elasticField } from './elastic-field';
import { exists } from './field-conditions';
import {
  readFuzzy,
  readMatch,
  readMatchBoolPrefix,
  readMatchPhrase,
  readMatchPhrasePrefix,
} from './match-queries';
import { readMultiMatch } from './multi-match-query';
import { ALL, anyOf, fieldName, match, NONE } from './nodes';
import { readPrefix, readRegexp, readWildcard } from './pattern-queries';
import { type QueryContext, QueryScope } from './query-scope';
import { readQueryString, readSimpleQueryString } from './query-string';
import { readRange } from './range-query';
import { readIds, readTerm, readTerms } from './term-query';

type Reader = (scope: QueryScope, body: JsonValue) => QueryNode;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['bool', (scope, body) => readBool(body, (query) => readClause(scope, query))],
  ['term', readTerm],
  ['terms', readTerms],
  ['ids', (_, body) => readIds(body)],
  ['match', readMatch],
  ['match_phrase', readMatchPhrase],
  ['match_phrase_prefix', readMatchPhrasePrefix],
  ['match_bool_prefix', readMatchBoolPrefix],
  ['multi_match', readMultiMatch],
  ['range', readRange],
  ['exists', readExists],
  ['prefix', readPrefix],
  ['wildcard', readWildcard],
  ['regexp', (_, body) => readRegexp(body)],
  ['fuzzy', (_, body) => readFuzzy(body)],
  ['query_string', readQueryString],
  ['simple_query_string', readSimpleQueryString],
  ['match_all', (_, body) => constant(body, 'match_all', ALL)],
  ['match_none', (_, body) => constant(body, 'match_none', NONE)],
  ['constant_score', (scope, body) => inner(scope, body, 'constant_score', 'filter', ['filter'])],
  ['boosting', (scope, body) => readBoosting(scope, body)],
  ['dis_max', (scope, body) => readDisMax(scope, body)],
]);

/** Queries of Elasticsearch that have no meaning over logs, or none here. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['nested', '[nested] failed to find nested object under path: no field is mapped as nested'],
  ['script', 'cannot execute [inline] scripts'],
  ['script_score', 'cannot execute [inline] scripts'],
  [
    'function_score',
    '[function_score] queries are not supported: documents are ordered by time, not by score',
  ],
]);
const UNSUPPORTED =
  /^(has_child|has_parent|parent_id|percolate|more_like_this|distance_feature|rank_feature|pinned|rule|wrapper|terms_set|combined_fields|intervals|common|geo_\w+|shape|span_\w+|knn|text_expansion|sparse_vector|weighted_tokens|semantic|sql)$/;

/**
 * A query of the DSL as a tree of ours; null finds everything. Throws AppError `bad_request` in Elasticsearch's words for
 * what it cannot read or does not have. README.md says what each construct means.
 */
export function readElasticQuery(query: JsonValue | undefined, context: QueryContext): QueryNode | null {
  if (query === undefined || query === null) return null;
  const node = readClause(new QueryScope(context), query);
  return node.kind === 'all' ? null : node;
}

function readClause(scope: QueryScope, query: JsonValue): QueryNode {
  const [entry, second] = Object.entries(objectOf(query, 'query'));
  if (!entry) throw illegalArgument('query malformed, empty clause found');
  const [name, body] = entry;
  if (second) {
    throw parsingError(
      `[${name.slice(0, 80)}] malformed query, expected [END_OBJECT] but found [FIELD_NAME]`,
    );
  }
  scope.clause();
  const reader = READERS.get(name);
  if (!reader) throw unknown(name);
  if (body === null || typeof body !== 'object') {
    throw parsingError(`[${name}] query malformed, no start_object after query name: ${kindOf(body)} found`);
  }
  return scope.within(() => reader(scope, body));
}

function unknown(name: string) {
  const refusal = REFUSED.get(name);
  if (refusal)
    return name === 'nested' ? elasticError('query_shard_exception', refusal) : illegalArgument(refusal);
  if (UNSUPPORTED.test(name)) return illegalArgument(`[${name}] queries are not supported here`);
  return parsingError(`unknown query [${name.slice(0, 200)}]`);
}

function constant(body: JsonValue, query: string, node: QueryNode): QueryNode {
  refuseUnknown(
    objectOf(body, `[${query}] query`),
    ['boost', '_name'],
    (key) => `[${query}] query does not support [${key}]`,
  );
  return node;
}

function inner(
  scope: QueryScope,
  body: JsonValue,
  query: string,
  member: string,
  known: readonly string[],
): QueryNode {
  const said = objectOf(body, `[${query}] query`);
  refuseUnknown(said, [...known, 'boost', '_name'], (key) => `[${query}] query does not support [${key}]`);
  const asked = said[member];
  if (asked === undefined) throw parsingError(`[${query}] requires a '${member}' element`);
  return readClause(scope, asked);
}

/** What it holds against a document changes its score alone. */
function readBoosting(scope: QueryScope, body: JsonValue): QueryNode {
  const known = ['positive', 'negative', 'negative_boost'];
  inner(scope, body, 'boosting', 'negative', known);
  return inner(scope, body, 'boosting', 'positive', known);
}

function readDisMax(scope: QueryScope, body: JsonValue): QueryNode {
  const said = objectOf(body, '[dis_max] query');
  refuseUnknown(
    said,
    ['queries', 'tie_breaker', 'boost', '_name'],
    (key) => `[dis_max] query does not support [${key}]`,
  );
  if (said.queries === undefined)
    throw parsingError("[dis_max] requires 'queries' field with at least one clause");
  return anyOf(listOf(said.queries).map((query) => readClause(scope, query)));
}

function readExists({ context }: QueryScope, body: JsonValue): QueryNode {
  const said = objectOf(body, '[exists] query');
  refuseUnknown(said, ['field', 'boost', '_name'], (key) => `[exists] query does not support [${key}]`);
  const name = textOf(said.field, '[exists] field');
  if (name === '*') return ALL;
  if (!name.includes('*')) return exists(elasticField(name), context.isObject);
  return anyOf([
    match(fieldName(name), { kind: 'exists' }),
    ...builtinsFitting(name).map((each) => exists(elasticField(each), context.isObject)),
  ]);
}
