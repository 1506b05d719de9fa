import type { Pattern } from '../ast';
import { endToken, gramTokens, RUN_MARK, SHORTEST_RUN, startToken } from '../term-grams';
import { wordTokens } from '../token-names';
import type { WordPiece } from '../value-pieces';
import { plainWord } from '../word-pattern';
import type { SqlScope } from './sql-scope';
import { allOf, anyOf, type TokenPredicate } from './token-predicate';

/** The longest pieces say enough. */
const MOST_PIECES = 3;
const MOST_GRAMS = 12;
/** Rows are tested for so many terms one by one. */
const FEW_TERMS = 32;

/** The tokens of a record whose values hold all these pieces of words. Parts of numbers say nothing. */
export function pieceTokens(scope: SqlScope, pieces: readonly WordPiece[]): TokenPredicate | null {
  const words = pieces.filter(({ text, isStart, isEnd }) => isStart && isEnd && /[^0-9]/.test(text));
  const parts = pieces
    .filter(({ isStart, isEnd }) => !(isStart && isEnd))
    .sort((a, b) => b.text.length - a.text.length)
    .slice(0, MOST_PIECES);
  return allOf([
    ...words.map(({ text }) => ({ all: wordTokens(text) })),
    ...parts.map((piece) => partToken(scope, piece)),
  ]);
}

/** The tokens of a record that holds a word of this pattern. */
export function wordToken(scope: SqlScope, word: Pattern): TokenPredicate | null {
  const plain = plainWord(word);
  if (plain !== null) return { all: wordTokens(plain) };
  const pieces = word.flatMap((part, i) =>
    'text' in part ? [{ text: part.text, isStart: i === 0, isEnd: i === word.length - 1 }] : [],
  );
  // A word of the dictionary must meet all of it; other words are found by their longest piece.
  const whole = pieces.some(({ text }) => /[0-9]/.test(text))
    ? null
    : [...new Set(pieces.flatMap(gramsOf))].slice(0, 2 * MOST_GRAMS);
  const longest = pieces.toSorted((a, b) => b.text.length - a.text.length);
  const known = longest.map((piece) => partToken(scope, piece, whole)).find((tokens) => tokens !== null);
  return known ?? null;
}

/**
 * The tokens of a record with a word that holds the piece: of the terms that may hold it, or its three-letter pieces where
 * the word is in no dictionary, or its first two characters. @param whole what a term must hold that is the whole word
 */
function partToken(
  scope: SqlScope,
  piece: WordPiece,
  whole: readonly number[] | null = null,
): TokenPredicate | null {
  const before = scope.beforeTerms();
  if (before === null) return null;
  const older: TokenPredicate[] = before === 'FALSE' ? [] : [{ sql: before }];
  const run = longestRun(piece);
  if ([...run.text].length >= SHORTEST_RUN) {
    const grams = gramTokens(run.text).filter((_, i, all) => i === 0 || i === all.length - 1);
    return anyOf([termLookup(scope, gramsOf(run), whole), { all: grams }, ...older]);
  }
  // Begins with two letters; a word that begins with a digit says nothing of its start.
  const [first] = piece.isStart ? (/^[^0-9]{2}/u.exec(piece.text) ?? []) : [];
  const start = first === undefined ? null : startToken(first);
  if (first === undefined || start === null) return null;
  return anyOf([{ any: [start, ...wordTokens(first)] }, termLookup(scope, [start], whole), ...older]);
}

function longestRun({ text, isStart, isEnd }: WordPiece): WordPiece {
  const runs = [...text.matchAll(/[^0-9]+/g)].map(({ 0: run, index }) => ({
    text: run,
    isStart: index > 0 || isStart,
    isEnd: index + run.length < text.length || isEnd,
  }));
  return runs.reduce((best, run) => (run.text.length > best.text.length ? run : best), {
    text: '',
    isStart: false,
    isEnd: false,
  });
}

/** What a term holds that has the piece. */
function gramsOf({ text, isStart, isEnd }: WordPiece): number[] {
  const ends = [isStart ? startToken(text) : null, isEnd ? endToken(text) : null];
  return [...gramTokens(text).slice(0, MOST_GRAMS), ...ends.filter((token) => token !== null)];
}

/** The tokens of the terms that hold the piece. By hashes of our own, so nothing the user typed is in the text. */
function termLookup(
  scope: SqlScope,
  part: readonly number[],
  whole: readonly number[] | null,
): TokenPredicate {
  const from = (grams: readonly number[]) =>
    `FROM term d WHERE d.tenant_id = ${Number(scope.ctx.tenantId)} AND d.grams @> '{${grams.join(',')}}'::int[]`;
  const words = `SELECT d.token ${from(whole ?? part)}`;
  const runs = `SELECT d.token # (${RUN_MARK}) ${from(part)}`;
  const lookup = `ARRAY(${words} UNION ALL ${runs})`;
  const tokens = scope.idsOf(lookup);
  if (tokens === null) return { lookup };
  return tokens.length <= FEW_TERMS ? { any: tokens } : { lookup: `'{${tokens.join(',')}}'::int[]` };
}
