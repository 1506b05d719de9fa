import {
  type BinaryOp,
  type Grouping,
  type MetricExpr,
  VECTOR_OPS,
  type VectorMatching,
  type VectorOp,
} from './logql-ast';
import { isRangeOp, parseGrouping, parseNames, parseRange } from './parse-range';
import { compileRegex } from './re2-regex';
import type { TokenCursor } from './token-cursor';

/** Loosest first. Source: Loki's syntax.y. */
const LEVELS: readonly (readonly BinaryOp[])[] = [
  ['or'],
  ['and', 'unless'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
  ['^'],
];
const WITH_PARAM: readonly VectorOp[] = ['topk', 'bottomk', 'approx_topk'];

/** A metric query, from its loosest operator on. */
export function parseMetric(cursor: TokenCursor): MetricExpr {
  return cursor.nested(() => parseLevel(cursor, 0));
}

function parseLevel(cursor: TokenCursor, level: number): MetricExpr {
  const ops = LEVELS[level];
  if (ops === undefined) return parseOperand(cursor);
  let left = parseLevel(cursor, level + 1);
  for (;;) {
    const op = ops.find((candidate) => cursor.is(candidate));
    if (op === undefined) return left;
    cursor.next();
    const bool = cursor.take('bool');
    const matching = parseMatching(cursor);
    const right: MetricExpr =
      op === '^' ? cursor.nested(() => parseLevel(cursor, level)) : parseLevel(cursor, level + 1);
    refuseLiteralSet(cursor, op, left, right);
    left = { kind: 'binary', op, bool, matching, left, right };
  }
}

function refuseLiteralSet(cursor: TokenCursor, op: BinaryOp, left: MetricExpr, right: MetricExpr): void {
  if (op !== 'and' && op !== 'or' && op !== 'unless') return;
  for (const [side, { kind, ...rest }] of [
    ['left', left],
    ['right', right],
  ] as const) {
    if (kind !== 'literal') continue;
    const value = 'value' in rest ? rest.value : 0;
    throw cursor.error(
      `unexpected literal for ${side} leg of logical/set binary operation (${op}): ${value.toFixed(6)}`,
    );
  }
}

function parseMatching(cursor: TokenCursor): VectorMatching | null {
  const on = cursor.is('on');
  if (!on && !cursor.is('ignoring')) return null;
  cursor.next();
  const labels = parseNames(cursor);
  const group = cursor.take('group_left') ? 'left' : cursor.take('group_right') ? 'right' : null;
  const include = group !== null && cursor.is('(') ? parseNames(cursor) : [];
  return { on, labels, group, include };
}

function parseOperand(cursor: TokenCursor): MetricExpr {
  if (cursor.take('(')) {
    const inner = parseMetric(cursor);
    cursor.expect(')');
    return inner;
  }
  const { kind, text } = cursor.peek();
  if (kind === 'number' || (kind === 'sign' && (text === '-' || text === '+'))) {
    return { kind: 'literal', value: cursor.number() };
  }
  const word = kind === 'name' ? text.toLowerCase() : '';
  if (isRangeOp(word)) return parseRange(cursor, word);
  if (isVectorOp(word)) return parseAggregate(cursor, word);
  if (word === 'vector') return parseVector(cursor);
  if (word === 'label_replace') return parseLabelReplace(cursor);
  throw cursor.unexpected();
}

function isVectorOp(text: string): text is VectorOp {
  return (VECTOR_OPS as readonly string[]).includes(text);
}

function parseAggregate(cursor: TokenCursor, op: VectorOp): MetricExpr {
  cursor.next();
  const before = parseGrouping(cursor);
  cursor.expect('(');
  let param: number | null = null;
  if (cursor.peek().kind === 'number' && cursor.is(',', 1)) {
    param = cursor.number();
    cursor.next();
  }
  const child = parseMetric(cursor);
  cursor.expect(')');
  const grouping: Grouping | null = before ?? parseGrouping(cursor);
  if (op === 'approx_topk' && grouping !== null)
    throw cursor.error('grouping not allowed for approx_topk aggregation');
  if (WITH_PARAM.includes(op)) {
    if (param === null) throw cursor.error(`parameter required for operation ${op}`);
    if (param <= 0 || !Number.isInteger(param)) {
      throw cursor.error(`invalid parameter (must be greater than 0) ${op}(${param}`);
    }
  } else if (param !== null) throw cursor.error(`unsupported parameter for operation ${op}(${param},`);
  return { kind: 'aggregate', op, param, grouping, child };
}

function parseVector(cursor: TokenCursor): MetricExpr {
  cursor.next();
  cursor.expect('(');
  const value = cursor.number();
  cursor.expect(')');
  return { kind: 'vector', value };
}

function parseLabelReplace(cursor: TokenCursor): MetricExpr {
  cursor.next();
  cursor.expect('(');
  const child = parseMetric(cursor);
  const [to, replacement, from, regex] = [1, 2, 3, 4].map(() => {
    cursor.expect(',');
    return cursor.string();
  });
  cursor.expect(')');
  compileRegex(regex ?? '');
  return {
    kind: 'label-replace',
    child,
    to: to ?? '',
    replacement: replacement ?? '',
    from: from ?? '',
    regex: regex ?? '',
  };
}
