import type { Keyword, RangeBound } from '../ast';
import { isDecimal } from '../decimal';
import { foldText } from '../fold';
import { printRegex } from '../print-regex';
import type { ValueSql } from './compiled-value';
import type { SqlScope } from './sql-scope';
import { foldedSql, likePattern, likeSql } from './text-sql';

/** The whole of a stored value, letter by letter. */
export function keywordSql(scope: SqlScope, keyword: Keyword): ValueSql {
  if (keyword.kind === 'oneOf') return oneOfSql(scope, keyword.texts, keyword.anyCase);
  if (keyword.kind === 'range') {
    const text = (expression: string) => rangeSql(scope, expression, keyword);
    return { text, words: text, number: null, boolean: null };
  }
  const test = keyword.kind === 'pattern' ? patternSql(scope, keyword) : regexSql(scope, keyword);
  return { text: test, words: test, number: test, boolean: test };
}

function oneOfSql(scope: SqlScope, texts: readonly string[], anyCase: boolean): ValueSql {
  const wanted = [...new Set(anyCase ? texts.map(foldText) : texts)];
  const numbers = wanted.filter(isDecimal);
  const isOne = (expression: string) => {
    const place = anyCase ? foldedSql(scope, expression, wanted.join('')) : expression;
    const [only] = wanted;
    return wanted.length === 1 && only !== undefined
      ? `${place} = ${scope.text(only)}`
      : `${place} = ANY (${scope.add(arrayLiteral(wanted), 'text[]')})`;
  };
  return {
    text: isOne,
    words: isOne,
    number:
      numbers.length === 0
        ? null
        : (expression) => `(${expression})::numeric = ANY (${scope.add(arrayLiteral(numbers), 'numeric[]')})`,
    boolean: isOne,
  };
}

function patternSql(scope: SqlScope, { pattern, anyCase }: Extract<Keyword, { kind: 'pattern' }>) {
  return (expression: string) =>
    anyCase
      ? likeSql(scope, expression, pattern)
      : `${expression} COLLATE "C" LIKE ${scope.text(likePattern(pattern, { cased: true }))}`;
}

function regexSql(scope: SqlScope, { regex, anyCase }: Extract<Keyword, { kind: 'regex' }>) {
  const source = scope.text(`^(?:${printRegex(regex, 'postgres', anyCase)})$`);
  return (expression: string) => `${expression} ~ ${source}`;
}

interface Range {
  min: RangeBound | null;
  max: RangeBound | null;
}

function rangeSql(scope: SqlScope, expression: string, { min, max }: Range): string {
  const conditions = [
    ...(min ? [`${expression} COLLATE "C" ${min.inclusive ? '>=' : '>'} ${scope.text(min.text)}`] : []),
    ...(max ? [`${expression} COLLATE "C" ${max.inclusive ? '<=' : '<'} ${scope.text(max.text)}`] : []),
  ];
  return `(${conditions.join(' AND ') || 'TRUE'})`;
}

/** As PostgreSQL writes an array, every element in quotes. */
function arrayLiteral(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
