import type { CompareSign, LabelFilter } from './logql-ast';
import { isMatchSign, parseMatcher } from './parse-selector';
import type { TokenCursor } from './token-cursor';

const COMPARE: Record<string, CompareSign> = {
  '=': '=',
  '==': '=',
  '!=': '!=',
  '>': '>',
  '>=': '>=',
  '<': '<',
  '<=': '<=',
};

/** `a="x" and (b > 5 or c <= 20s)`: `and`, a comma and a blank mean the same and bind tighter than `or`. */
export function parseLabelFilter(cursor: TokenCursor): LabelFilter {
  return cursor.nested(() => {
    let left = parseAll(cursor);
    while (cursor.take('or')) left = { kind: 'or', left, right: parseAll(cursor) };
    return left;
  });
}

function parseAll(cursor: TokenCursor): LabelFilter {
  let left = parseOne(cursor);
  for (;;) {
    if (cursor.take('and') || cursor.take(',')) left = { kind: 'and', left, right: parseOne(cursor) };
    else if (startsFilter(cursor)) left = { kind: 'and', left, right: parseOne(cursor) };
    else return left;
  }
}

function startsFilter(cursor: TokenCursor): boolean {
  if (cursor.is('(')) return true;
  return cursor.peek().kind === 'name' && !cursor.is('or') && !cursor.is('by') && !cursor.is('offset');
}

function parseOne(cursor: TokenCursor): LabelFilter {
  if (cursor.take('(')) {
    const inner = parseLabelFilter(cursor);
    cursor.expect(')');
    return inner;
  }
  const sign = cursor.peek(1);
  const operand = cursor.peek(2);
  if (sign.kind === 'sign' && isMatchSign(sign.text) && operand.kind === 'string') {
    return { kind: 'match', matcher: parseMatcher(cursor) };
  }
  const name = cursor.name();
  const compare = sign.kind === 'sign' ? COMPARE[sign.text] : undefined;
  if (compare === undefined) throw cursor.unexpected('= or != or =~ or !~ or > or >= or < or <=');
  cursor.next();
  if (cursor.is('ip') && cursor.is('(', 1) && (compare === '=' || compare === '!=')) {
    cursor.next();
    cursor.next();
    const source = cursor.string();
    cursor.expect(')');
    return { kind: 'ip', name, negated: compare === '!=', source };
  }
  return { kind: 'compare', name, sign: compare, ...parseOperand(cursor) };
}

function parseOperand(cursor: TokenCursor): { unit: 'number' | 'duration' | 'bytes'; value: number } {
  const token = cursor.peek();
  if (token.kind === 'duration' || token.kind === 'bytes') {
    cursor.next();
    return { unit: token.kind, value: token.value };
  }
  return { unit: 'number', value: cursor.number() };
}
