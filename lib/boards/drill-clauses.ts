import type { PanelSource } from '../contracts/dashboard/panel-query';
import { compareDecimals, isDecimal } from '../query/decimal';
import { fieldTerm } from '../query/edit';
import { logField, spanField } from '../query/fields';
import { printFieldName } from '../query/print';
import type { SeriesKey } from './shown-series';

/** No record lacks them. */
const ALWAYS = new Set([
  ...['service', 'time', 'name', 'duration', 'status', 'kind', 'severity_number', 'arrival_delay'],
]);
/** Compared by what they mean, not by their text. */
const MEANT = new Set([
  'level',
  'severity_number',
  'trace_id',
  'span_id',
  'parent_id',
  'time',
  'observed_time',
  'arrival_delay',
  'duration',
  'status',
  'kind',
]);
/** A regular expression may have 1,000 characters. */
const LONGEST_REGEX = 990;

/** Names, which are hardly ever found among the words of another one. */
const NAMES = new Set(['service', 'environment', 'version', 'scope.name', 'scope.version']);

type Scalar = SeriesKey[number];

export interface DrilledGroup {
  key: SeriesKey;
  isOther: boolean;
  /** The groups that are shown. */
  shown: readonly SeriesKey[];
  /** Whether these are all that there are. */
  isComplete?: boolean;
}

/** The condition that a field is there, where a record can lack it. */
export function hasField(field: string, source: PanelSource | null): string[] {
  if (ALWAYS.has(builtin(field, source) ?? '')) return [];
  return [`${printFieldName({ name: field, pattern: null }, '*')}:*`];
}

/** Numbers in [from, to) of a field; null: open. Of a duration they are nanoseconds, which a query says with the unit. */
export function rangeClauses(
  field: string,
  source: PanelSource,
  { from, to }: { from: number | null; to: number | null },
): string[] {
  if (from === null && to === null) return hasField(field, source);
  const least = source === 'spans' ? 0 : Number.NEGATIVE_INFINITY;
  const bound = (number: number) =>
    isDuration(field, source) ? `${plainNumber(Math.max(least, number))}ns` : plainNumber(number);
  const name = printFieldName({ name: field, pattern: null }, '>=0');
  if (from === null) return [`${name}:<${bound(to ?? 0)}`];
  return [to === null ? `${name}:>=${bound(from)}` : `${name}:[${bound(from)} TO ${bound(to)}}`];
}

/** The conditions of a group of `by`; of other: that it has the fields and is none of the shown groups. */
export function groupClauses(
  by: readonly string[],
  { key, isOther, shown, isComplete = true }: DrilledGroup,
  source: PanelSource | null = null,
): string[] {
  const terms = (group: SeriesKey) =>
    by.flatMap((field, at) => {
      const value = group[at];
      if (value === undefined) return [];
      // Other may hold values that the plain term of a shown one finds as well.
      const isWhole =
        isOther ||
        shown.some((one) => isConfused(value, one[at])) ||
        (!isComplete && isCommon(value) && !NAMES.has(builtin(field, source) ?? ''));
      return [isWhole ? wholeTerm(field, source, value) : plainTerm(field, source, value)];
    });
  if (!isOther) return terms(key);
  const groups = shown.map((group) => terms(group).join(' AND ')).filter((text) => text !== '');
  const none = groups.length === 0 ? [] : [`NOT (${groups.map((text) => `(${text})`).join(' OR ')})`];
  return [...by.flatMap((field) => hasField(field, source)), ...none];
}

/** A word, which prose that is not shown may have in it, or a number as text, which may be written otherwise too. */
function isCommon(value: Scalar): boolean {
  return typeof value === 'string' ? /^\p{L}+$/u.test(value) || isDecimal(value) : typeof value === 'number';
}

/** `field:value` also finds prose that has the value's words in it, and other texts of the same number. */
function isConfused(value: Scalar, other: Scalar | undefined): boolean {
  if (other === undefined) return false;
  const text = String(value);
  const otherText = String(other);
  if (/\s/.test(otherText)) return true;
  return (
    text !== otherText && isDecimal(text) && isDecimal(otherText) && compareDecimals(text, otherText) === 0
  );
}

/** The whole value and nothing else: as a regular expression with both ends. */
function wholeTerm(field: string, source: PanelSource | null, value: Scalar): string {
  const text = typeof value === 'number' ? plainNumber(value) : String(value);
  const regex = `/^${text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\p{Cc}/gu, code)}$/`;
  const isMeant = MEANT.has(builtin(field, source) ?? '');
  if (isMeant || text === '' || regex.length > LONGEST_REGEX) return plainTerm(field, source, value);
  return `${printFieldName({ name: field, pattern: null }, regex)}:${regex}`;
}

/** A number of nanoseconds without its unit would be one of milliseconds. */
function plainTerm(field: string, source: PanelSource | null, value: Scalar): string {
  const isNs = typeof value === 'number' && isDuration(field, source);
  return fieldTerm(field, isNs ? `${plainNumber(value)}ns` : String(value));
}

/** What a query compares with units. Of logs `duration` is an attribute like any other. */
function isDuration(field: string, source: PanelSource | null): boolean {
  const name = builtin(field, source);
  return name === 'arrival_delay' || (name === 'duration' && source === 'spans');
}

function code(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function builtin(field: string, source: PanelSource | null): string | null {
  if (source === null) return spanField(field) ?? logField(field);
  return source === 'spans' ? spanField(field) : logField(field);
}

/** Without an exponent: a duration has none. */
function plainNumber(number: number): string {
  const text = String(number);
  if (!text.includes('e')) return text;
  return number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}
