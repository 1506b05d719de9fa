import type { QueryValue } from '../ast';
import { parseDuration, parseSignedDuration } from '../duration';
import { timeWindow } from '../time-window';
import { type CompiledLeaf, EVERYTHING, NOTHING } from './compiled-leaf';
import { bucketsBetween } from './field-tokens';
import { allSql, type SqlScope } from './sql-scope';

/** A time in nanoseconds. `time:2026-11-22` is that day; `>` begins after it and `>=` with it. */
export function timeLeaf(scope: SqlScope, value: QueryValue, column: string): CompiledLeaf {
  if (value.kind === 'exists') return EVERYTHING;
  if (value.kind !== 'text' && value.kind !== 'range') return NOTHING;
  const place = (ns: bigint) => scope.add(ns, 'bigint');
  if (value.kind === 'text') {
    const window = timeWindow(value.text, scope.ctx.nowNs);
    if (!window) return NOTHING;
    const sql = `(${column} >= ${place(window.first)} AND ${column} <= ${place(window.last)})`;
    return { sql, tokens: null };
  }
  const conditions: string[] = [];
  if (value.min) {
    const window = timeWindow(value.min.text, scope.ctx.nowNs);
    if (!window) return NOTHING;
    conditions.push(
      value.min.inclusive ? `${column} >= ${place(window.first)}` : `${column} > ${place(window.last)}`,
    );
  }
  if (value.max) {
    const window = timeWindow(value.max.text, scope.ctx.nowNs);
    if (!window) return NOTHING;
    conditions.push(
      value.max.inclusive ? `${column} <= ${place(window.last)}` : `${column} < ${place(window.first)}`,
    );
  }
  return { sql: allSql(conditions), tokens: null };
}

/** A duration in nanoseconds, a span's unless said otherwise: a number with a unit, or milliseconds. */
export function durationLeaf(
  scope: SqlScope,
  value: QueryValue,
  column = 't.duration_ns',
  parse = parseDuration,
): CompiledLeaf {
  if (value.kind === 'exists') return EVERYTHING;
  if (value.kind !== 'text' && value.kind !== 'range') return NOTHING;
  const range =
    value.kind === 'range'
      ? value
      : { min: { text: value.text, inclusive: true }, max: { text: value.text, inclusive: true } };
  const conditions: string[] = [];
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  if (range.min) {
    const min = parse(range.min.text);
    if (!min) return NOTHING;
    // What lies between two nanoseconds begins after the lower one.
    const sign = range.min.inclusive && min.isExact ? '>=' : '>';
    conditions.push(`${column} ${sign} ${scope.add(min.ns, 'bigint')}`);
    low = Number(min.ns);
  }
  if (range.max) {
    const max = parse(range.max.text);
    if (!max) return NOTHING;
    const sign = range.max.inclusive || !max.isExact ? '<=' : '<';
    conditions.push(`${column} ${sign} ${scope.add(max.ns, 'bigint')}`);
    high = Number(max.ns);
  }
  return { sql: allSql(conditions), tokens: bucketsBetween('duration', low, high) };
}

/** How long after its time a log was observed: below 0 where a sender's clock is ahead. No token says it. */
export function arrivalDelayLeaf(scope: SqlScope, value: QueryValue): CompiledLeaf {
  const delay = '(t.observed_ns - t.time_ns)';
  return { ...durationLeaf(scope, value, delay, parseSignedDuration), tokens: null };
}
