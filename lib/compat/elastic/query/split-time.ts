import type { MatchNode, QueryNode } from '../../../query/ast';
import { logField } from '../../../query/fields';
import { timeWindow } from '../../../query/time-window';
import { earlier, later, type TimeRange } from '../../../time/time-range';
import { allOf } from './nodes';

// The store's times are of our days; see resolveRange.
const EVERYTHING: TimeRange = {
  fromNs: BigInt(Date.UTC(1900, 0, 1)) * 1_000_000n,
  toNs: BigInt(Date.UTC(2110, 0, 1)) * 1_000_000n,
};

/** A query's range of time, and the rest of it. */
export interface TimedQuery {
  /** Null: nothing can be in it. */
  range: TimeRange | null;
  /** Null: all of the range. */
  rest: QueryNode | null;
}

/** Takes the times that all results must lie in out of a query, so that only they are read. */
export function splitTime(query: QueryNode | null, nowNs: bigint): TimedQuery {
  let range: TimeRange = EVERYTHING;
  const rest: QueryNode[] = [];
  for (const node of query === null ? [] : query.kind === 'and' ? query.children : [query]) {
    const times = node.kind === 'match' ? timesOf(node, nowNs) : null;
    if (!times) rest.push(node);
    if (times) range = { fromNs: later(range.fromNs, times.fromNs), toNs: earlier(range.toNs, times.toNs) };
  }
  const left = allOf(rest);
  return { range: range.fromNs < range.toNs ? range : null, rest: left.kind === 'all' ? null : left };
}

function timesOf({ field, value }: MatchNode, nowNs: bigint): TimeRange | null {
  if (!field || field.pattern || logField(field.name) !== 'time') return null;
  if (value.kind === 'text') {
    const window = timeWindow(value.text, nowNs);
    return window && { fromNs: window.first, toNs: window.last + 1n };
  }
  if (value.kind !== 'range') return null;
  const low = value.min && timeWindow(value.min.text, nowNs);
  const high = value.max && timeWindow(value.max.text, nowNs);
  if ((value.min && !low) || (value.max && !high)) return null;
  return {
    fromNs: low ? (value.min?.inclusive ? low.first : low.last + 1n) : EVERYTHING.fromNs,
    toNs: high ? (value.max?.inclusive ? high.last + 1n : high.first) : EVERYTHING.toNs,
  };
}
