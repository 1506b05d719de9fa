import type { QueryValue } from '../ast';
import { parseDuration } from '../duration';
import { isCount, type TraceField } from './trace-fields';

/** Why a value cannot be one of a trace's field; null: it can. */
export function traceValueRemark(field: TraceField, value: QueryValue): string | null {
  if (field === 'root.service' || field === 'root.name') {
    return value.kind === 'range'
      ? `${field} is a name, without greater and smaller: write ${field}:x.`
      : null;
  }
  const example = field === 'trace.duration' ? 'trace.duration>1s' : `${field}>5`;
  if (value.kind !== 'text' && value.kind !== 'range' && value.kind !== 'exists')
    return `${field} is compared: ${example}.`;
  const isRight = isCount(field) ? isWholeNumber : (text: string) => parseDuration(text) !== null;
  const wrong = textsOf(value).find((text) => !isRight(text));
  if (wrong === undefined) return null;
  return isCount(field)
    ? `${wrong} is no whole number: write ${example}.`
    : `${wrong} is no duration: write ${example}, or 500ms, 2m.`;
}

/** What the store can count to. */
export function isWholeNumber(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}

function textsOf(value: QueryValue): string[] {
  if (value.kind === 'text') return [value.text];
  if (value.kind !== 'range') return [];
  return [value.min, value.max].flatMap((bound) => (bound ? [bound.text] : []));
}
