import {
  type Grouping,
  type LogExpr,
  RANGE_OPS,
  type RangeExpr,
  type RangeOp,
  type Unwrap,
} from './logql-ast';
import { parseLabelFilter } from './parse-label-filter';
import { parsePipeline } from './parse-pipeline';
import { parseSelector, refuseEmptySelector } from './parse-selector';
import type { TokenCursor } from './token-cursor';

const NEEDS_UNWRAP: readonly RangeOp[] = [
  'rate_counter',
  'avg_over_time',
  'sum_over_time',
  'min_over_time',
  'max_over_time',
  'stdvar_over_time',
  'stddev_over_time',
  'quantile_over_time',
  'first_over_time',
  'last_over_time',
];
const TAKES_UNWRAP: readonly RangeOp[] = [...NEEDS_UNWRAP, 'rate', 'absent_over_time'];
const TAKES_GROUPING: readonly RangeOp[] = NEEDS_UNWRAP.filter(
  (op) => op !== 'sum_over_time' && op !== 'rate_counter',
);

export function isRangeOp(text: string): text is RangeOp {
  return (RANGE_OPS as readonly string[]).includes(text);
}

/** `rate({app="x"} |= "y" [5m])` with its parameter, unwrap, offset and grouping. */
export function parseRange(cursor: TokenCursor, op: RangeOp): RangeExpr {
  cursor.next();
  cursor.expect('(');
  let param: number | null = null;
  if (cursor.peek().kind === 'number') {
    param = cursor.number();
    cursor.expect(',');
  }
  const range = parseLogRange(cursor);
  cursor.expect(')');
  const grouping = parseGrouping(cursor);
  if (op === 'quantile_over_time' && param === null) {
    throw cursor.error('parameter required for operation quantile_over_time');
  }
  if (op !== 'quantile_over_time' && param !== null) {
    throw cursor.error(`parameter ${param} not supported for operation ${op}`);
  }
  if (NEEDS_UNWRAP.includes(op) && range.unwrap === null) {
    throw cursor.error(`invalid aggregation ${op} without unwrap`);
  }
  if (!TAKES_UNWRAP.includes(op) && range.unwrap !== null) {
    throw cursor.error(`invalid aggregation ${op} with unwrap`);
  }
  if (grouping !== null && !TAKES_GROUPING.includes(op)) {
    throw cursor.error(`grouping not allowed for ${op} aggregation`);
  }
  return { kind: 'range', op, param, ...range, grouping };
}

/** `by (a, b)` or `without ()`; null when there is none. */
export function parseGrouping(cursor: TokenCursor): Grouping | null {
  const without = cursor.is('without');
  if (!without && !cursor.is('by')) return null;
  cursor.next();
  return { without, labels: parseNames(cursor) };
}

/** `(a, b)` */
export function parseNames(cursor: TokenCursor): string[] {
  const names: string[] = [];
  cursor.expect('(');
  while (!cursor.take(')')) {
    names.push(cursor.name());
    if (!cursor.take(',') && !cursor.is(')')) throw cursor.unexpected(', or )');
  }
  return names;
}

interface LogRange {
  log: LogExpr;
  rangeNs: bigint;
  offsetNs: bigint;
  unwrap: Unwrap | null;
}

/** The range may stand before or behind the pipeline, and parentheses around the one or around all of it. */
function parseLogRange(cursor: TokenCursor): LogRange {
  return cursor.nested(() => {
    const parts: RangeParts = { log: null, rangeNs: null, offsetNs: 0n, unwrap: null };
    readParts(cursor, parts);
    const { log, rangeNs, ...rest } = parts;
    if (log === null || rangeNs === null) throw cursor.unexpected('RANGE');
    refuseEmptySelector(log.selector);
    return { log, rangeNs, ...rest };
  });
}

interface RangeParts {
  log: LogExpr | null;
  rangeNs: bigint | null;
  offsetNs: bigint;
  unwrap: Unwrap | null;
}

function readParts(cursor: TokenCursor, parts: RangeParts): void {
  if (cursor.take('(')) {
    cursor.nested(() => readParts(cursor, parts));
    cursor.expect(')');
  } else parts.log = { kind: 'log', selector: parseSelector(cursor), stages: [] };
  for (;;) {
    if (cursor.is('[') && parts.rangeNs === null) parts.rangeNs = parseBrackets(cursor);
    else if (cursor.take('offset')) parts.offsetNs = cursor.duration();
    else if (cursor.is('|') && cursor.is('unwrap', 1)) parts.unwrap = parseUnwrap(cursor);
    else {
      const stages = parsePipeline(cursor);
      if (stages.length === 0) return;
      parts.log?.stages.push(...stages);
    }
  }
}

function parseBrackets(cursor: TokenCursor): bigint {
  cursor.expect('[');
  const token = cursor.peek();
  if (token.kind !== 'duration' || token.value <= 0) {
    throw cursor.error(`not a valid duration string: ${JSON.stringify(token.text)}`);
  }
  const range = cursor.duration();
  cursor.expect(']');
  return range;
}

function parseUnwrap(cursor: TokenCursor): Unwrap {
  cursor.next();
  cursor.next();
  const first = cursor.name();
  const filters: Unwrap['filters'] = [];
  let label = first;
  let convert: Unwrap['convert'] = 'number';
  if (cursor.is('(')) {
    const unit = first.toLowerCase();
    if (unit !== 'bytes' && unit !== 'duration' && unit !== 'duration_seconds') throw cursor.unexpected();
    convert = unit === 'bytes' ? 'bytes' : 'duration';
    cursor.next();
    label = cursor.name();
    cursor.expect(')');
  }
  while (cursor.is('|') && !cursor.is('unwrap', 1)) {
    cursor.next();
    filters.push(parseLabelFilter(cursor));
  }
  return { label, convert, filters };
}
