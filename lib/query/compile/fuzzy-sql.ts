import { fuzzyWord, swapsOf } from '../fuzzy-word';
import { SEPARATORS_REGEX } from './sql-regex';
import { allSql, anySql, type SqlScope } from './sql-scope';
import { foldedSql, substringSql } from './text-sql';

export interface Fuzzy {
  text: string;
  edits: 1 | 2;
}

/**
 * `isNearWord` as SQL, for any word of the text: first a piece that no edits can have touched, then the words of about
 * its length against a regular expression of all that the edits can make. No extension is asked for.
 */
export function fuzzySql(scope: SqlScope, expression: string, fuzzy: Fuzzy): string {
  const word = fuzzyWord(fuzzy.text);
  if (word === null) return 'FALSE';
  const { edits } = fuzzy;
  const letters = [...word].length;
  const split = `regexp_split_to_table(${foldedSql(scope, expression, word)}, ${scope.text(SEPARATORS_REGEX)})`;
  const near = `u.w ~ ${scope.text(`^(?:${fuzzyRegex(word, edits)})$`)}`;
  const length = `length(u.w) BETWEEN ${Math.max(1, letters - edits)} AND ${letters + edits}`;
  const pieces = untouchedPieces(word, edits)?.map((piece) => `strpos(u.w, ${scope.text(piece)}) > 0`);
  const likely = allSql([length, ...(pieces ? [anySql(pieces)] : []), near]);
  const found = `EXISTS (SELECT 1 FROM ${split} AS u(w) WHERE ${likely})`;
  const needle = fuzzyNeedleSql(scope, expression, fuzzy);
  return needle === null ? found : allSql([needle, found]);
}

/** A cheap necessary condition. Null: the word is too short to say anything. */
export function fuzzyNeedleSql(scope: SqlScope, expression: string, { text, edits }: Fuzzy): string | null {
  const pieces = untouchedPieces(fuzzyWord(text) ?? '', edits);
  return pieces && anySql(pieces.map((piece) => substringSql(scope, expression, piece)));
}

/**
 * Texts of which one is in every word that so many edits can make. An edit breaks one of edits + 1 pieces, a swap over a
 * border breaks two but leaves them whole as swapped.
 */
export function untouchedPieces(word: string, edits: 1 | 2): string[] | null {
  const letters = [...word];
  const count = edits + 1;
  const size = Math.floor(letters.length / count);
  if (size < 2) return null;
  const pieces = Array.from({ length: count }, (_, i) =>
    letters.slice(i * size, i === count - 1 ? letters.length : (i + 1) * size),
  );
  const joined = pieces.slice(1).map((piece, i) => swappedOver(pieces[i] ?? [], piece));
  const all = pieces.reduce(
    (before, piece) => (before.length === 0 ? piece : swappedOver(before, piece)),
    [],
  );
  return [...new Set([...pieces, ...joined, all].map((piece) => piece.join('')))];
}

function swappedOver(left: readonly string[], right: readonly string[]): string[] {
  return [...left.slice(0, -1), ...right.slice(0, 1), ...left.slice(-1), ...right.slice(1)];
}

/** All words that the edits can make of this one; `.` is any character. Word characters mean themselves. */
export function fuzzyRegex(word: string, edits: 1 | 2): string {
  const options = [changed([...word], edits)];
  const once = swapsOf(word);
  for (const swapped of once) options.push(changed([...swapped], edits - 1));
  if (edits === 2) for (const twice of new Set(once.flatMap(swapsOf))) options.push(twice);
  return [...new Set(options)].join('|');
}

/** Texts at most `edits` from the letters (Levenshtein): the edits fall into halves, so the text stays short. */
function changed(letters: readonly string[], edits: number): string {
  if (edits === 0) return letters.join('');
  const [only] = letters;
  if (only === undefined) return `.{0,${edits}}`;
  if (letters.length === 1)
    return edits === 1 ? `(?:.?|.${only}|${only}.)` : `(?:.{0,2}|..${only}|.${only}.|${only}..)`;
  const middle = letters.length >> 1;
  const [left, right] = [letters.slice(0, middle), letters.slice(middle)];
  const shares = Array.from({ length: edits + 1 }, (_, i) => changed(left, i) + changed(right, edits - i));
  return `(?:${shares.join('|')})`;
}
