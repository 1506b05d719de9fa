import { type CompletionSection, snippetCompletion } from '@codemirror/autocomplete';
import { logField, spanField } from '@/lib/query/fields';
import { TRACE_SNIPPETS } from '@/lib/query/trace/snippets';
import { traceField } from '@/lib/query/trace/trace-fields';
import type { QuerySignal } from '@/lib/query/value-remark';
import type { QueryOption } from './query-option';

const CONDITIONS: CompletionSection = { name: 'Conditions', rank: 2 };

export const JOINING: readonly QueryOption[] = [
  { label: 'AND', detail: 'both' },
  { label: 'OR', detail: 'either' },
  { label: 'NOT', detail: 'without' },
].map((option) => ({ ...option, type: 'keyword', sign: '&', apply: `${option.label} `, boost: -50 }));

/** Conditions on a whole trace. */
export const OF_TRACES: readonly QueryOption[] = TRACE_SNIPPETS.map(({ label, detail, template }) => ({
  ...snippetCompletion(template, { label, detail, type: 'keyword', boost: -45 }),
  sign: '{}',
}));

const EXISTS: QueryOption = { label: '*', detail: 'has any value', apply: '* ' };
const COMPARED: readonly QueryOption[] = [
  { label: '>=', detail: 'at least' },
  { label: '<=', detail: 'at most' },
  snippetCompletion('[#{from} TO #{to}]', { label: '[ TO ]', detail: 'between' }),
];
const DATES: readonly [string, string][] = [
  ['now-15m', '15 minutes ago'],
  ['now-1h', 'an hour ago'],
  ['now-24h', 'a day ago'],
  ['now-7d', 'a week ago'],
  ['now/d', 'start of today'],
  ['now-1d/d', 'start of yesterday'],
  ['now', 'this instant'],
];
const DURATIONS: readonly [string, string][] = [
  ['100ms', ''],
  ['500ms', ''],
  ['1s', ''],
  ['5s', ''],
];

/** What may stand behind `field:` beside its values. @param type of the field, where it is known */
export function conditionOptions(
  field: string,
  type: string | undefined,
  signal: QuerySignal,
): QueryOption[] {
  const isOrdered =
    type === 'number' || type === 'mixed' || boundsOf(field, signal) !== null || isLevel(field, signal);
  return [EXISTS, ...(isOrdered ? COMPARED : [])].map((option) => ({
    ...option,
    type: 'keyword',
    sign: '∗',
    section: CONDITIONS,
  }));
}

/** Bounds to offer in a range of the field: date math for times, lengths for durations. */
export function boundOptions(field: string, typed: string, signal: QuerySignal): QueryOption[] {
  return (boundsOf(field, signal) ?? [])
    .filter(([label]) => label.startsWith(typed) && label !== typed)
    .map(([label, detail]) => ({ label, type: 'text', sign: '◷', ...(detail && { detail }) }));
}

function boundsOf(field: string, signal: QuerySignal): readonly [string, string][] | null {
  const builtin = signal === 'span' ? spanField(field) : logField(field);
  if (builtin === 'time' || builtin === 'observed_time') return DATES;
  if (signal === 'span' && traceField(field) === 'trace.duration') return DURATIONS;
  return builtin === 'duration' || builtin === 'arrival_delay' ? DURATIONS : null;
}

function isLevel(field: string, signal: QuerySignal): boolean {
  return signal === 'log' && logField(field) === 'level';
}
