import type { QueryNode } from '../../../query/ast';
import { wordsOf } from '../../../query/words';
import type { JsonValue } from '../document-of-log';
import { illegalArgument, parsingError } from '../elastic-error';
import { listOf, objectOf, refuseUnknown, textOf } from '../json-members';
import { builtinsFitting, elasticField } from './elastic-field';
import { slopOf, wordsOptions } from './match-queries';
import { anyOf } from './nodes';
import type { QueryScope } from './query-scope';
import {
  joinWords,
  matchBoolPrefix,
  matchPhrase,
  matchPhrasePrefix,
  matchWords,
  type Place,
} from './words-of-query';

const KNOWN = [
  'query',
  'fields',
  'type',
  'operator',
  'minimum_should_match',
  'fuzziness',
  'prefix_length',
  'slop',
  'analyzer',
  'zero_terms_query',
  'tie_breaker',
  'boost',
  '_name',
  'lenient',
  'auto_generate_synonyms_phrase_query',
  'fuzzy_rewrite',
  'fuzzy_transpositions',
  'max_expansions',
];
const MAX_FIELDS = 64;

/** `multi_match`. Without fields, or with `*`, all of the record is searched. Source: Elasticsearch, "Multi-match query". */
export function readMultiMatch(scope: QueryScope, body: JsonValue): QueryNode {
  const options = objectOf(body, '[multi_match] query');
  refuseUnknown(options, KNOWN, (key) => `[multi_match] query does not support [${key}]`);
  const text = textOf(options.query, '[multi_match] query');
  const places = placesOf(options.fields);
  const words = wordsOptions(options, 'multi_match');
  const inAny = (read: (place: Place) => QueryNode) => anyOf(places.map(read));
  switch (options.type ?? 'best_fields') {
    case 'best_fields':
    case 'most_fields':
      return inAny((place) => matchWords(scope, place, text, words));
    case 'cross_fields': {
      if (options.fuzziness !== undefined)
        throw illegalArgument('Fuzziness not allowed for type [cross_fields]');
      const each = wordsOf(text).map((word) => inAny((place) => matchWords(scope, place, word, words)));
      return each.length === 0
        ? inAny((place) => matchWords(scope, place, text, words))
        : joinWords(each, words);
    }
    case 'phrase':
      return inAny((place) => matchPhrase(scope, place, text, slopOf(options)));
    case 'phrase_prefix':
      return inAny((place) => matchPhrasePrefix(place, text));
    case 'bool_prefix':
      return inAny((place) => matchBoolPrefix(scope, place, text, words));
    default:
      throw parsingError(
        `failed to parse [multi_match] query type [${String(options.type).slice(0, 80)}]. unknown type.`,
      );
  }
}

/** Fields as queries list them: with boosts, which are ignored, and stars. */
export function placesOf(fields: JsonValue | undefined): Place[] {
  const names = listOf(fields).map((name) => textOf(name, '[fields]').replace(/\^[0-9.]+$/, ''));
  if (names.length > MAX_FIELDS)
    throw illegalArgument(
      `field expansion matches too many fields, limit: ${MAX_FIELDS}, got: ${names.length}`,
    );
  if (names.length === 0 || names.includes('*') || names.includes('_all')) return [null];
  return names.flatMap((name): Place[] =>
    name.includes('*')
      ? [{ kind: 'keyword', names: [name] }, ...builtinsFitting(name).map(elasticField)]
      : [elasticField(name)],
  );
}
