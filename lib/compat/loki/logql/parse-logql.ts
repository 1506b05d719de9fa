import type { LabelMatcher, LogExpr, LogqlExpr } from './logql-ast';
import { parseMetric } from './parse-metric';
import { parsePipeline } from './parse-pipeline';
import { parseSelector, refuseEmptySelector } from './parse-selector';
import { TokenCursor } from './token-cursor';

/** Reads a LogQL query. Throws AppError `bad_request` in the words of Loki's parser. Source: Loki's syntax.y. */
export function parseLogql(text: string): LogqlExpr {
  const cursor = new TokenCursor(text);
  const expr = isLog(cursor) ? parseLog(cursor) : parseMetric(cursor);
  if (cursor.peek().kind !== 'end') throw cursor.unexpected();
  if (expr.kind === 'log') refuseEmptySelector(expr.selector);
  return expr;
}

/** A query for lines, where no metric will do (tail, index statistics). */
export function parseLogQuery(text: string): LogExpr {
  const expr = parseLogql(text);
  if (expr.kind === 'log') return expr;
  throw new TokenCursor(text).error('only log selector is supported');
}

/** A bare selector, as `match[]` and `query` of the label calls hold it; empty text is no condition. */
export function parseMatchers(text: string): LabelMatcher[] {
  if (text.trim() === '') return [];
  const cursor = new TokenCursor(text);
  const selector = parseSelector(cursor);
  if (cursor.peek().kind !== 'end') throw cursor.unexpected();
  return selector;
}

function isLog(cursor: TokenCursor): boolean {
  let ahead = 0;
  while (cursor.is('(', ahead)) ahead += 1;
  return cursor.is('{', ahead);
}

function parseLog(cursor: TokenCursor): LogExpr {
  return cursor.nested(() => {
    if (cursor.take('(')) {
      const inner = parseLog(cursor);
      cursor.expect(')');
      return inner;
    }
    const selector = parseSelector(cursor);
    return { kind: 'log', selector, stages: parsePipeline(cursor) };
  });
}
