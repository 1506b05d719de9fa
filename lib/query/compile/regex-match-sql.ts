import { printRegex } from '../print-regex';
import type { Regex } from '../regex';
import { regexLiterals } from '../regex-literals';
import type { SqlScope } from './sql-scope';
import { substringSql } from './text-sql';

/** Whether a text holds a match. Its longest plain piece is looked for first, which is far cheaper a row. */
export function regexMatchSql(scope: SqlScope, regex: Regex): (expression: string) => string {
  const printed = printRegex(regex, 'postgres');
  return (expression) => {
    const found = `${expression} ~ ${scope.text(printed)}`;
    const needle = regexNeedleSql(scope, expression, regex);
    return needle === null ? found : `(${needle} AND ${found})`;
  };
}

/** A cheap necessary condition; null when every part of the expression can vary. */
function regexNeedleSql(scope: SqlScope, expression: string, regex: Regex): string | null {
  const longest = regexLiterals(regex).reduce(
    (best, { text }) => (text.length > best.length ? text : best),
    '',
  );
  return longest === '' ? null : substringSql(scope, expression, longest);
}
