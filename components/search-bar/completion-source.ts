import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { SEVERITY_CLASSES } from '@/lib/contracts/severity';
import { SPAN_KINDS, SPAN_STATUSES } from '@/lib/contracts/trace';
import { completedField, completedValue, completionPlace } from '@/lib/query/complete';
import { logField, spanField } from '@/lib/query/fields';

export interface FieldSuggestion {
  /** As it is typed in a query. */
  name: string;
  type?: string | undefined;
  count?: number | undefined;
}

export interface ValueSuggestion {
  value: string;
  count?: number | undefined;
}

/** Where suggestions come from; read anew each time, so that they may change under a living editor. */
export interface Suggestions {
  completeField?: (() => Promise<readonly FieldSuggestion[]>) | undefined;
  completeValue?: ((field: string) => Promise<readonly ValueSuggestion[]>) | undefined;
}

const OPERATORS: readonly Completion[] = ['AND', 'OR', 'NOT'].map((label) => ({
  label,
  type: 'keyword',
  apply: `${label} `,
  boost: -50,
}));
const MOST_OPTIONS = 100;

/** Field names and operators where a term begins, values behind `field:`. */
export async function completeQuery(
  context: CompletionContext,
  suggestions: Suggestions,
): Promise<CompletionResult | null> {
  const text = context.state.doc.toString();
  const place = completionPlace(text, context.pos);
  if (!place) return null;
  if (place.kind === 'field') {
    if (place.typed === '' && !context.explicit) return null;
    const fields = (await suggestions.completeField?.().catch(() => [])) ?? [];
    const options = fields.slice(0, 500).map((field, rank) => fieldOption(field, rank));
    return { from: place.from, options: place.from > 0 ? [...options, ...OPERATORS] : options };
  }
  const values = await valuesOf(place.field, suggestions);
  if (values.length === 0) return null;
  // A quote that is already typed is part of what the completion replaces.
  return {
    from: place.from,
    to: context.pos,
    filter: false,
    options: values
      .filter(({ value }) => value.toLowerCase().includes(place.typed.toLowerCase()))
      .slice(0, MOST_OPTIONS)
      .map(({ value, count }) => ({
        label: value,
        type: 'text',
        apply: `${completedValue(value)} `,
        ...(count !== undefined && { detail: count.toLocaleString('en') }),
      })),
  };
}

function fieldOption({ name, type, count }: FieldSuggestion, rank: number): Completion {
  return {
    label: name,
    type: 'property',
    apply: completedField(name),
    boost: -Math.min(rank, 40),
    ...((type ?? count) !== undefined && { detail: type ?? count?.toLocaleString('en') ?? '' }),
  };
}

async function valuesOf(field: string, { completeValue }: Suggestions): Promise<readonly ValueSuggestion[]> {
  const found = (await completeValue?.(field).catch(() => [])) ?? [];
  if (found.length > 0) return found;
  if (logField(field) === 'level') return SEVERITY_CLASSES.map((value) => ({ value }));
  if (spanField(field) === 'status') return SPAN_STATUSES.map((value) => ({ value }));
  if (spanField(field) === 'kind') return SPAN_KINDS.map((value) => ({ value }));
  return [];
}
