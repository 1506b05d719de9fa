import { wordsOf } from '../words';
import { SEPARATORS_REGEX } from './sql-regex';
import { allSql, type SqlScope } from './sql-scope';
import { foldedSql, substringSql } from './text-sql';

/**
 * `hasWordsNear` as SQL. A start m fits when each word has a place in its window from m + i to m + i + slop. Of equal
 * words, any run of their windows must hold as many places as it has windows (Hall), or two would share one.
 */
export function nearSql(
  scope: SqlScope,
  expression: string,
  { text, slop }: { text: string; slop: number },
): string {
  const words = wordsOf(text);
  const distinct = [...new Set(words)];
  const list = distinct.map((word) => scope.text(word)).join(', ');
  const split = `regexp_split_to_table(${foldedSql(scope, expression, text)}, ${scope.text(SEPARATORS_REGEX)})`;
  const places = `SELECT u.w, u.i FROM ${split} WITH ORDINALITY AS u(w, i) WHERE u.w IN (${list})`;
  const starts = words.map((word, i) => `SELECT p.i - ${i} AS m FROM p WHERE p.w = ${scope.text(word)}`);
  const reach = scope.add(Math.min(Math.trunc(slop), 1_000_000_000), 'bigint');
  const windows = distinct.flatMap((word) => {
    const at = words.flatMap((other, i) => (other === word ? [i] : []));
    return at.flatMap((first, a) =>
      at.slice(a).map((last, more) => {
        const inside = `FROM p WHERE p.w = ${scope.text(word)} AND p.i BETWEEN s.m + ${first} AND s.m + ${last} + ${reach}`;
        return more === 0 ? `EXISTS (SELECT 1 ${inside})` : `(SELECT count(*) ${inside}) > ${more}`;
      }),
    );
  });
  const found = `EXISTS (WITH p AS MATERIALIZED (${places})
    SELECT 1 FROM (${starts.join(' UNION ')}) s WHERE ${allSql(windows)})`;
  return allSql([nearNeedleSql(scope, expression, text), found]);
}

/** A cheap necessary condition on text that holds the value somewhere, such as a jsonb's. */
export function nearNeedleSql(scope: SqlScope, expression: string, text: string): string {
  return allSql([...new Set(wordsOf(text))].map((word) => substringSql(scope, expression, word)));
}
