import type { FieldName, QueryNode } from '../../../query/ast';
import { wordsOf } from '../../../query/words';
import type { JsonValue } from '../document-of-log';
import { elasticError, illegalArgument } from '../elastic-error';
import { type ElasticField, fieldNames } from './elastic-field';
import { equalsAny } from './field-conditions';
import { minimumShouldMatch } from './minimum-should-match';
import { ALL, allOf, anyOf, atLeast, fieldName, match, NONE } from './nodes';
import type { QueryScope } from './query-scope';

/** A place that is searched by words; `null` is the whole record. */
export type Place = ElasticField | null;

export interface WordsOptions {
  operator: 'and' | 'or';
  minimum: JsonValue | undefined;
  fuzziness: JsonValue | undefined;
  /** What a query without any word finds. */
  zeroTerms: 'none' | 'all';
}

const MAX_WORDS = 256;
const MOST_NEAR = 8;

/** `match`: the words of a query, any or all of them. */
export function matchWords(scope: QueryScope, place: Place, text: string, options: WordsOptions): QueryNode {
  const names = namesOf(place);
  if (names === null) return equalsAny(scope, place as ElasticField, [text]);
  const words = splitWords(place, text);
  if (words.length === 0) return options.zeroTerms === 'all' ? ALL : wholeValue(place, names, text);
  return anyOf(
    names.map((name) => {
      const each = words.map((word) => oneWord(scope, name, word, options.fuzziness));
      const joined = joinWords(each, options);
      // Where words are not taken apart, the whole of a value is one.
      return place?.kind === 'keyword' && words.length > 1 && options.fuzziness === undefined
        ? anyOf([match(name, { kind: 'text', text }), joined])
        : joined;
    }),
  );
}

export function joinWords(each: readonly QueryNode[], { operator, minimum }: WordsOptions): QueryNode {
  if (minimum === undefined || minimum === null) return operator === 'and' ? allOf(each) : anyOf(each);
  if (operator === 'and') return allOf(each);
  return atLeast(Math.max(1, minimumShouldMatch(minimum, each.length)), each);
}

/** `match_phrase`: the words one after the other, at most so many places moved. */
export function matchPhrase(scope: QueryScope, place: Place, text: string, slop: number): QueryNode {
  const names = namesOf(place);
  if (names === null) return equalsAny(scope, place as ElasticField, [text]);
  const words = wordsOf(text);
  if (words.length === 0) return wholeValue(place, names, text);
  if (slop > 0 && words.length > MOST_NEAR) {
    throw illegalArgument(`[match_phrase] with [slop] takes at most ${MOST_NEAR} words here`);
  }
  return anyOf(
    names.map((name) =>
      slop > 0 && words.length > 1
        ? match(name, { kind: 'near', text, slop: Math.min(slop, 1_000) })
        : match(name, { kind: 'text', text }),
    ),
  );
}

/** `match_phrase_prefix`: the words one after the other, of the last its beginning. */
export function matchPhrasePrefix(place: Place, text: string): QueryNode {
  const names = namesOf(place);
  if (names === null)
    throw elasticError('query_shard_exception', 'Can only use phrase prefix queries on text fields');
  if (wordsOf(text).length === 0) return NONE;
  return anyOf(names.map((name) => match(name, { kind: 'wildcard', pattern: [{ text }, { wild: '*' }] })));
}

/** `match_bool_prefix`: any of the words, of the last its beginning. */
export function matchBoolPrefix(
  scope: QueryScope,
  place: Place,
  text: string,
  options: WordsOptions,
): QueryNode {
  const names = namesOf(place);
  const words = splitWords(place, text);
  const last = words.pop();
  if (names === null || last === undefined) return matchWords(scope, place, text, options);
  return anyOf(
    names.map((name) =>
      joinWords(
        [
          ...words.map((word) => oneWord(scope, name, word, options.fuzziness)),
          match(name, { kind: 'wildcard', pattern: [{ text: last }, { wild: '*' }] }),
        ],
        options,
      ),
    ),
  );
}

/** Null: a field whose values have no words. */
function namesOf(place: Place): (FieldName | null)[] | null {
  if (place === null) return [null];
  if (place.kind === 'message') return [fieldName('message')];
  if (place.kind === 'keyword') return fieldNames(place.names);
  return null;
}

function splitWords(place: Place, text: string): string[] {
  const words =
    place?.kind === 'keyword' ? text.split(/[\t-\r ]+/).filter((word) => word !== '') : wordsOf(text);
  if (words.length > MAX_WORDS)
    throw elasticError('too_many_clauses', `maxClauseCount is set to ${MAX_WORDS}`);
  return words;
}

function wholeValue(place: Place, names: readonly (FieldName | null)[], text: string): QueryNode {
  return place?.kind === 'keyword' ? anyOf(names.map((name) => match(name, { kind: 'text', text }))) : NONE;
}

function oneWord(
  scope: QueryScope,
  name: FieldName | null,
  word: string,
  fuzziness: JsonValue | undefined,
): QueryNode {
  scope.clause();
  const edits = fuzziness === undefined || fuzziness === null ? 0 : editsOf(fuzziness, word);
  return edits === 0
    ? match(name, { kind: 'text', text: word })
    : match(name, { kind: 'fuzzy', text: word, edits });
}

/** Source: Elasticsearch, "Fuzziness": 0, 1, 2, AUTO, AUTO:low,high. */
export function editsOf(fuzziness: JsonValue, word: string): 0 | 1 | 2 {
  const spec = String(fuzziness).toUpperCase();
  if (spec === '0' || spec === '1' || spec === '2') return Number(spec) as 0 | 1 | 2;
  const auto = /^AUTO(?::(\d{1,3}),(\d{1,3}))?$/.exec(spec);
  if (!auto) throw illegalArgument(`Invalid value for fuzziness: [${spec.slice(0, 80)}]`);
  const [, low = '3', high = '6'] = auto;
  const length = [...word].length;
  return length < Number(low) ? 0 : length < Number(high) ? 1 : 2;
}
