import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryValue } from './ast';
import { ignored } from './read-as';
import { wordsOf } from './words';

/** Words of a proximity search. */
const MAX_NEAR_WORDS = 8;
const MAX_SLOP = 1_000;
/** UTF-16 units of the word of a fuzzy search. */
export const MAX_FUZZY_WORD = 32;

const BOOST = /\^(\d+(\.\d+)?|\.\d+)(?=[\s)]|&&|\|\||$)/y;
const SUFFIX = /(~(\d{1,9}(\.\d+)?|\.\d+)?)?(?:\^(?:\d+(?:\.\d+)?|\.\d+))?(?=[\s)]|&&|\|\||$)/y;

interface Suffix {
  to: number;
  diagnostic: QueryDiagnostic;
}

/** `^2` right behind a term or group: there is no score here that it could raise. */
export function boostAt(text: string, at: number): Suffix | null {
  BOOST.lastIndex = at;
  const [boost] = BOOST.exec(text) ?? [];
  if (boost === undefined) return null;
  const message = `The boost ${boost} is ignored: results are ordered by time.`;
  return { to: at + boost.length, diagnostic: ignored(message, at, at + boost.length) };
}

/** `"a b"~3^2`: what stands behind the closing quote of a phrase, at `at`. */
export function withPhraseSuffix(
  text: string,
  phrase: { text: string; from: number },
  at: number,
): { value: QueryValue; to: number; diagnostics: QueryDiagnostic[] } {
  const { from } = phrase;
  SUFFIX.lastIndex = at;
  const [whole = '', tilde, number] = SUFFIX.exec(text) ?? [];
  const to = at + whole.length;
  const plain: QueryValue = { kind: 'text', text: phrase.text, from, to };
  const boost = boostAt(text, at + (tilde?.length ?? 0));
  const diagnostics = boost ? [boost.diagnostic] : [];
  if (tilde === undefined) return { value: plain, to, diagnostics };
  const end = at + tilde.length;
  const words = wordsOf(phrase.text).length;
  const slop = Math.trunc(Number(number ?? 0));
  if (words < 2) {
    diagnostics.unshift(ignored(`${tilde} is ignored: a distance lies between two words.`, at, end));
  } else if (slop === 0) {
    if (number === undefined)
      diagnostics.unshift(ignored('~ without a number allows no distance: write ~3.', at, end));
  } else if (words > MAX_NEAR_WORDS) {
    const message = `${tilde} is ignored: a distance may lie between ${MAX_NEAR_WORDS} words, here are ${words}.`;
    diagnostics.unshift(ignored(message, at, end));
  } else {
    if (slop > MAX_SLOP) {
      const message = `A distance may be ${MAX_SLOP} at most: read as ~${MAX_SLOP}.`;
      diagnostics.unshift({ severity: 'hint', message, from: at, to: end });
    }
    return {
      value: { kind: 'near', text: phrase.text, slop: Math.min(slop, MAX_SLOP), from, to },
      to,
      diagnostics,
    };
  }
  return { value: plain, to, diagnostics };
}

/**
 * How far from `word` the words of `word~number` may be, as Elasticsearch reads it: none is AUTO, a fraction is Lucene's
 * old similarity. 0: the very word.
 */
export function fuzzyEdits(
  word: string,
  number: string | undefined,
): { edits: 0 | 1 | 2; isCapped: boolean } {
  const { length } = [...word];
  if (number === undefined) return { edits: length > 5 ? 2 : length > 2 ? 1 : 0, isCapped: false };
  const asked = Number(number);
  const edits = asked > 0 && asked < 1 ? Math.trunc((1 - asked) * length) : Math.trunc(asked);
  return { edits: edits >= 2 ? 2 : edits === 1 ? 1 : 0, isCapped: asked >= 3 };
}
