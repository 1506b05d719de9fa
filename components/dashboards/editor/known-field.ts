import type { LogFieldsResponse } from '@/lib/contracts/log-search';
import type { TraceResponse } from '@/lib/contracts/trace';
import { typedField } from '@/lib/query/explicit-field';
import { ARRIVAL_DELAY } from '@/lib/query/fields';

/** A field that records in the time shown have. */
export interface KnownField {
  /** As it is typed in a query. */
  name: string;
  type: 'string' | 'number' | 'boolean' | 'list' | 'mixed';
  /** Share of the records looked at, 0 to 1; null: not known. */
  share: number | null;
}

/** Fields of spans that are there whatever was sent. */
const SPAN_BUILTINS: readonly KnownField[] = [
  { name: 'service', type: 'string', share: null },
  { name: 'name', type: 'string', share: null },
  { name: 'duration', type: 'number', share: null },
  { name: 'status', type: 'string', share: null },
  { name: 'kind', type: 'string', share: null },
  { name: 'environment', type: 'string', share: null },
  { name: 'version', type: 'string', share: null },
  { name: 'status_message', type: 'string', share: null },
];

export function logFields({ fields, sampled }: LogFieldsResponse): KnownField[] {
  const found = fields.map(({ name, kind, type, count }) => ({
    name: typedField(name, kind),
    type,
    share: sampled > 0 ? count / sampled : null,
  }));
  return [...found, { name: ARRIVAL_DELAY, type: 'number', share: null }];
}

/** Fields of the spans of some traces: the built-in ones, then attributes, most frequent first. */
export function spanFields(traces: readonly Pick<TraceResponse, 'spans'>[]): KnownField[] {
  const counts = new Map<string, { type: KnownField['type']; count: number }>();
  const spans = traces.flatMap((trace) => trace.spans);
  for (const span of spans) {
    for (const [origin, values] of [
      ['attribute', span.attributes],
      ['resource', span.resource],
    ] as const) {
      for (const [name, value] of Object.entries(values)) {
        const typed = typedField(name, origin);
        const type = typeOf(value);
        const known = counts.get(typed);
        if (!known) counts.set(typed, { type, count: 1 });
        else counts.set(typed, { type: known.type === type ? type : 'mixed', count: known.count + 1 });
      }
    }
  }
  const builtins = new Set(SPAN_BUILTINS.map(({ name }) => name));
  const found = [...counts]
    .filter(([name]) => !builtins.has(name))
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([name, { type, count }]) => ({ name, type, share: count / spans.length }));
  return [...SPAN_BUILTINS, ...found];
}

/** Numeric ones first; else in the order given. */
export function numericFirst(fields: readonly KnownField[]): KnownField[] {
  const isNumeric = ({ type }: KnownField) => type === 'number' || type === 'mixed';
  return [...fields.filter(isNumeric), ...fields.filter((field) => !isNumeric(field))];
}

function typeOf(value: unknown): KnownField['type'] {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) ? 'list' : 'string';
}
