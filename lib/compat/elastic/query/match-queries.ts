import type { QueryNode } from '../../../query/ast';
import { wordsOf } from '../../../query/words';
import type { JsonValue } from '../document-of-log';
import { illegalArgument, parsingError } from '../elastic-error';
import { integerOf, isObject, refuseUnknown, textOf } from '../json-members';
import type { JsonObject } from '../read-json';
import { elasticField } from './elastic-field';
import { fieldName, match, NONE } from './nodes';
import type { QueryScope } from './query-scope';
import { fieldEntry } from './term-query';
import {
  editsOf,
  matchBoolPrefix,
  matchPhrase,
  matchPhrasePrefix,
  matchWords,
  type WordsOptions,
} from './words-of-query';

/** Change the score alone, or how a query is run, never what it finds. */
const HARMLESS = [
  'boost',
  '_name',
  'lenient',
  'auto_generate_synonyms_phrase_query',
  'fuzzy_rewrite',
  'fuzzy_transpositions',
  'max_expansions',
];

export function readMatch(scope: QueryScope, body: JsonValue): QueryNode {
  const { name, text, options } = read(body, 'match', [
    'operator',
    'minimum_should_match',
    'fuzziness',
    'prefix_length',
    'zero_terms_query',
    'analyzer',
  ]);
  return matchWords(scope, elasticField(name), text, wordsOptions(options, 'match'));
}

export function readMatchPhrase(scope: QueryScope, body: JsonValue): QueryNode {
  const { name, text, options } = read(body, 'match_phrase', ['slop', 'zero_terms_query', 'analyzer']);
  return matchPhrase(scope, elasticField(name), text, slopOf(options));
}

export function readMatchPhrasePrefix(_: QueryScope, body: JsonValue): QueryNode {
  const { name, text, options } = read(body, 'match_phrase_prefix', ['slop', 'zero_terms_query', 'analyzer']);
  if (slopOf(options) > 0) throw illegalArgument('[match_phrase_prefix] with [slop] is not supported here');
  return matchPhrasePrefix(elasticField(name), text);
}

export function readMatchBoolPrefix(scope: QueryScope, body: JsonValue): QueryNode {
  const known = ['operator', 'minimum_should_match', 'fuzziness', 'prefix_length', 'analyzer'];
  const { name, text, options } = read(body, 'match_bool_prefix', known);
  return matchBoolPrefix(scope, elasticField(name), text, wordsOptions(options, 'match_bool_prefix'));
}

/** One word of the message, spelt nearly so. */
export function readFuzzy(body: JsonValue): QueryNode {
  const [name, said] = fieldEntry(body, 'fuzzy');
  const options = isObject(said) ? said : { value: said };
  const known = [
    'value',
    'fuzziness',
    'max_expansions',
    'prefix_length',
    'transpositions',
    'rewrite',
    'boost',
    '_name',
  ];
  refuseUnknown(options, known, (key) => `[fuzzy] query does not support [${key}]`);
  refuseAnalysis(options, 'fuzzy');
  if (options.transpositions === false)
    throw illegalArgument('[fuzzy] query: [transpositions] is always true here');
  if (elasticField(name).kind !== 'message') {
    throw illegalArgument('[fuzzy] query works on the words of [message] here');
  }
  const text = textOf(options.value, '[fuzzy] query');
  const [word, ...more] = wordsOf(text);
  // A term is compared as it is; words are kept in lower case.
  if (word === undefined || more.length > 0 || word !== text) return NONE;
  const edits = editsOf(options.fuzziness ?? 'AUTO', word);
  const field = fieldName('message');
  return edits === 0 ? match(field, { kind: 'text', text }) : match(field, { kind: 'fuzzy', text, edits });
}

export function wordsOptions(options: JsonObject, query: string): WordsOptions {
  refuseAnalysis(options, query);
  const operator = String(options.operator ?? options.default_operator ?? 'or').toLowerCase();
  if (operator !== 'and' && operator !== 'or')
    throw illegalArgument(`operator needs to be either OR or AND, not [${operator.slice(0, 80)}]`);
  const zero = String(options.zero_terms_query ?? 'none').toLowerCase();
  if (zero !== 'none' && zero !== 'all')
    throw parsingError(`Unsupported zero_terms_query value [${zero.slice(0, 80)}]`);
  return { operator, minimum: options.minimum_should_match, fuzziness: options.fuzziness, zeroTerms: zero };
}

/** What would find something else and has no counterpart here. */
export function refuseAnalysis(options: JsonObject, query: string): void {
  if (options.analyzer !== undefined && options.analyzer !== null && options.analyzer !== 'standard') {
    throw illegalArgument(`[${query}] analyzer [${String(options.analyzer).slice(0, 80)}] not found`);
  }
  if (options.prefix_length !== undefined && integerOf(options.prefix_length, '[prefix_length]') !== 0) {
    throw illegalArgument(`[${query}] query: [prefix_length] other than 0 is not supported here`);
  }
}

export function slopOf(options: JsonObject): number {
  const slop = options.slop === undefined ? 0 : integerOf(options.slop, '[slop]');
  if (slop < 0) throw illegalArgument('No negative slop allowed.');
  return slop;
}

function read(body: JsonValue, query: string, known: readonly string[]) {
  const [name, said] = fieldEntry(body, query);
  const options = isObject(said) ? said : { query: said };
  refuseUnknown(
    options,
    ['query', ...known, ...HARMLESS],
    (key) => `[${query}] query does not support [${key}]`,
  );
  if (options.query === undefined || options.query === null)
    throw illegalArgument(`No text specified for ${query} query`);
  refuseAnalysis(options, query);
  return { name, text: textOf(options.query, `[${query}] query`), options };
}
