import { matchNodes } from '../boards/match-nodes';
import type { MatchNode, QueryValue, RangeBound } from '../query/ast';
import { explicitField } from '../query/explicit-field';
import { logField, spanField } from '../query/fields';
import { parseQuery } from '../query/parse';
import { printQuery } from '../query/print';
import { timeWindow } from '../query/time-window';
import type { QuerySignal } from '../query/value-remark';
import { isRelativeTime } from '../time/date-math';
import { formatIsoNs } from '../time/iso';

/**
 * A query as it stays right: `time:>now-1h` names the time that is meant now, all else stays as it was typed. Null where
 * that cannot be written.
 */
export function fixedQuery(text: string, signal: QuerySignal, nowNs: bigint): string | null {
  let fixed = text;
  for (const node of movingTimes(text, signal).sort((a, b) => b.value.from - a.value.from)) {
    const value = fixedValue(node.value, nowNs);
    if (value === null) return null;
    const printed = printQuery({ ...node, field: { ...TIME, name: 'time' }, value }).slice('time:'.length);
    fixed = fixed.slice(0, node.value.from) + printed + fixed.slice(node.value.to);
  }
  return movingTimes(fixed, signal).length === 0 ? fixed : null;
}

const TIME = { pattern: null, from: 0, to: 0 };

/** Conditions on a time of the record itself, and not on an attribute, that date math stands in. */
function movingTimes(text: string, signal: QuerySignal): MatchNode[] {
  const builtin = signal === 'log' ? logField : spanField;
  return matchNodes(parseQuery(text, signal).ast).filter(({ field, value }) => {
    if (field === null || field.pattern !== null || explicitField(field)) return false;
    const name = builtin(field.name);
    return (name === 'time' || name === 'observed_time') && textsOf(value).some(isMoving);
  });
}

/** What only begins like date math is no time, and means nothing at any time. */
function isMoving(text: string): boolean {
  return isRelativeTime(text) && timeWindow(text, 0n) !== null;
}

function textsOf(value: QueryValue): string[] {
  if (value.kind === 'text') return [value.text];
  if (value.kind !== 'range') return [];
  return [value.min, value.max].flatMap((bound) => (bound ? [bound.text] : []));
}

function fixedValue(value: QueryValue, nowNs: bigint): QueryValue | null {
  const { from, to } = value;
  if (value.kind === 'text') {
    const window = timeWindow(value.text, nowNs);
    if (!window) return null;
    const [min, max] = [window.first, window.last].map((ns) => ({ text: formatIsoNs(ns), inclusive: true }));
    return { kind: 'range', min: min ?? null, max: max ?? null, from, to };
  }
  if (value.kind !== 'range') return null;
  return {
    kind: 'range',
    min: value.min && fixedBound(value.min, nowNs, value.min.inclusive ? 'first' : 'last'),
    max: value.max && fixedBound(value.max, nowNs, value.max.inclusive ? 'last' : 'first'),
    from,
    to,
  };
}

/** @param end of the unit that the text rounds to */
function fixedBound(bound: RangeBound, nowNs: bigint, end: 'first' | 'last'): RangeBound {
  const window = isMoving(bound.text) ? timeWindow(bound.text, nowNs) : null;
  return window ? { ...bound, text: formatIsoNs(window[end]) } : bound;
}
