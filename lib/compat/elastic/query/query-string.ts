import type { FieldName, QueryNode } from '../../../query/ast';
import { MAX_QUERY_LENGTH, parseQuery } from '../../../query/parse';
import type { JsonValue } from '../document-of-log';
import { elasticError, illegalArgument } from '../elastic-error';
import { listOf, objectOf, refuseUnknown, textOf } from '../json-members';
import { elasticField, fieldNames } from './elastic-field';
import { readElasticTime } from './elastic-time';
import { equalsAny, exists } from './field-conditions';
import { luceneSyntaxProblem } from './lucene-syntax';
import { refuseAnalysis } from './match-queries';
import { placesOf } from './multi-match-query';
import { ALL, anyOf, match, NONE } from './nodes';
import { orJoined } from './or-joined';
import type { QueryScope } from './query-scope';
import { parseSimpleQuery } from './simple-query-string';
import { timeBetween } from './time-between';
import { matchPhrase, matchPhrasePrefix, matchWords, type Place } from './words-of-query';

/** Change the score, or how a query is run, and never what it finds here. */
const HARMLESS = [
  'boost',
  '_name',
  'lenient',
  'analyze_wildcard',
  'allow_leading_wildcard',
  'enable_position_increments',
  'auto_generate_synonyms_phrase_query',
  'fuzzy_max_expansions',
  'fuzzy_rewrite',
  'fuzzy_transpositions',
  'max_determinized_states',
  'rewrite',
  'tie_breaker',
  'escape',
  'quote_analyzer',
];

/** `query_string`: the search language itself. Source: Elasticsearch, "Query string query"; lib/query/README.md. */
export function readQueryString(scope: QueryScope, body: JsonValue): QueryNode {
  const options = objectOf(body, '[query_string] query');
  const known = [
    'query',
    'fields',
    'default_field',
    'default_operator',
    'time_zone',
    'analyzer',
    'type',
    ...HARMLESS,
  ];
  refuseUnknown(options, known, (key) => `[query_string] query does not support [${key}]`);
  refuseAnalysis(options, 'query_string');
  if (options.type !== undefined && options.type !== 'best_fields' && options.type !== 'most_fields') {
    throw illegalArgument(`[query_string] type [${String(options.type).slice(0, 80)}] is not supported here`);
  }
  const text = queryText(options.query, 'query_string');
  if (text.trim() === '') return NONE;
  const problem = luceneSyntaxProblem(text);
  if (problem !== null) throw unreadable(text, problem);
  const isAnd = operatorOf(options.default_operator) === 'and';
  const { ast, diagnostics } = parseQuery(isAnd ? text : orJoined(text), 'log');
  const wrong = diagnostics.find(({ severity }) => severity === 'error');
  if (wrong) throw unreadable(text, wrong.message);
  const places = placesOf(options.fields ?? options.default_field);
  const timeZone = options.time_zone === undefined ? null : textOf(options.time_zone, '[time_zone]');
  return ast === null ? ALL : rewrite(scope, ast, places, timeZone);
}

/** Bounded before anything reads it: what is read of a long one would keep everyone else waiting. */
function queryText(value: JsonValue | undefined, query: string): string {
  const text = textOf(value, `[${query}] query`);
  if (text.length <= MAX_QUERY_LENGTH) return text;
  throw illegalArgument(
    `[${query}] The length of the query [${text.length}] has exceeded the allowed maximum of [${MAX_QUERY_LENGTH}]`,
  );
}

function unreadable(text: string, reason: string) {
  return elasticError('query_shard_exception', `Failed to parse query [${text.slice(0, 500)}]`, {
    causedBy: { type: 'parse_exception', reason },
  });
}

/** Names and times as Elasticsearch means them. */
function rewrite(
  scope: QueryScope,
  node: QueryNode,
  places: readonly Place[],
  timeZone: string | null,
): QueryNode {
  if (node.kind === 'and' || node.kind === 'or' || node.kind === 'atLeast')
    return { ...node, children: node.children.map((child) => rewrite(scope, child, places, timeZone)) };
  if (node.kind === 'not') return { ...node, child: rewrite(scope, node.child, places, timeZone) };
  if (node.kind !== 'match') return node;
  scope.clause();
  const { field, value } = node;
  if (field === null) {
    if (places.includes(null)) return node;
    return anyOf(places.flatMap((place) => namesOf(place).map((name) => match(name, value))));
  }
  if (field.pattern) return node;
  const meant = elasticField(field.name);
  if (meant.kind === '_id' || meant.kind === '_index') {
    if (value.kind === 'exists') return exists(meant, scope.context.isObject);
    if (value.kind === 'text') return equalsAny(scope, meant, [value.text]);
    throw illegalArgument(`[query_string] can compare [${field.name}] with whole values only`);
  }
  if (meant.kind === 'time' && value.kind === 'range' && timeZone !== null) {
    const reading = { nowNs: scope.context.nowNs, format: null, timeZone };
    const low = value.min && readElasticTime(value.min.text, reading);
    const high = value.max && readElasticTime(value.max.text, reading);
    return timeBetween(
      meant.name,
      low && (value.min?.inclusive ? low.first : low.last + 1n),
      high && (value.max?.inclusive ? high.last : high.first - 1n),
    );
  }
  if (!field.name.endsWith('.keyword')) return node;
  return { ...node, field: { ...field, name: field.name.slice(0, -'.keyword'.length) } };
}

function namesOf(place: Place): FieldName[] {
  if (place === null) return [];
  if (place.kind === 'keyword') return fieldNames(place.names);
  if (place.kind === 'normalised' || place.kind === 'time') return fieldNames([place.name]);
  return fieldNames(['message']);
}

/** `simple_query_string`. Source: Elasticsearch, "Simple query string query". */
export function readSimpleQueryString(scope: QueryScope, body: JsonValue): QueryNode {
  const options = objectOf(body, '[simple_query_string] query');
  const known = [
    'query',
    'fields',
    'default_operator',
    'analyzer',
    'minimum_should_match',
    'flags',
    ...HARMLESS,
  ];
  refuseUnknown(options, known, (key) => `[simple_query_string] query does not support [${key}]`);
  refuseAnalysis(options, 'simple_query_string');
  for (const name of ['minimum_should_match', 'flags']) {
    if (options[name] !== undefined && options[name] !== 'ALL') {
      throw illegalArgument(`[simple_query_string] query: [${name}] is not supported here`);
    }
  }
  const places = placesOf(listOf(options.fields));
  const words = { operator: 'and', minimum: undefined, fuzziness: undefined, zeroTerms: 'none' } as const;
  const inAny = (read: (place: Place) => QueryNode) => {
    scope.clause();
    return anyOf(places.map(read));
  };
  const node = parseSimpleQuery(
    queryText(options.query, 'simple_query_string'),
    operatorOf(options.default_operator),
    {
      word: (text) =>
        inAny((place) =>
          matchWords(scope, place, text, { ...words, operator: operatorOf(options.default_operator) }),
        ),
      prefix: (text) => inAny((place) => matchPhrasePrefix(place, text)),
      phrase: (text, slop) => inAny((place) => matchPhrase(scope, place, text, slop)),
      fuzzy: (text, edits) =>
        inAny((place) => matchWords(scope, place, text, { ...words, fuzziness: Math.min(edits, 2) })),
    },
  );
  return node ?? anyOf([]);
}

function operatorOf(value: JsonValue | undefined): 'and' | 'or' {
  const operator = String(value ?? 'or').toLowerCase();
  if (operator === 'and' || operator === 'or') return operator;
  throw illegalArgument(`operator needs to be either OR or AND, not [${operator.slice(0, 80)}]`);
}
