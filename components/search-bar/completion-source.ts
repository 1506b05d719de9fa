import type { CompletionContext, CompletionResult, CompletionSection } from '@codemirror/autocomplete';
import { SEVERITY_CLASSES } from '@/lib/contracts/severity';
import { SPAN_KINDS, SPAN_STATUSES } from '@/lib/contracts/trace';
import { type CompletionPlace, completedField, completionPlace } from '@/lib/query/complete';
import { spanField } from '@/lib/query/fields';
import type { QuerySignal } from '@/lib/query/value-remark';
import { boundPlace } from './bound-place';
import { boundOptions, conditionOptions, JOINING, OF_TRACES } from './operator-options';
import { fieldOption, recentOption, valueOption } from './query-option';
import { restOfQuery } from './rest-of-query';
import type { Suggestions, ValueAnswer } from './suggestions';

const RECENT: CompletionSection = { name: 'Recent queries', rank: 0 };
const FIELDS: CompletionSection = { name: 'Fields', rank: 1 };
const FIELD_NAME = /^[\p{L}\p{N}_.@-]*$/u;
const MOST_OPTIONS = 100;
const MOST_FIELDS = 500;
const FIRST_FIELDS = 8;

/**
 * What may be typed at the caret: fields and operators where a term begins, values and conditions behind `field:`, bounds
 * in ranges, and in an empty bar the queries of before.
 * @param recentOnly whether the person asked for those queries alone
 */
export async function completeQuery(
  context: CompletionContext,
  suggestions: Suggestions,
  signal: QuerySignal,
  recentOnly = false,
): Promise<CompletionResult | null> {
  const text = context.state.doc.toString();
  if (recentOnly || (text.trim() === '' && context.explicit))
    return beginnings(text, suggestions, recentOnly);
  const bound = boundPlace(text, context.pos);
  if (bound) {
    const options = boundOptions(bound.field, bound.typed, signal);
    if (options.length > 0) return { from: bound.from, filter: false, options };
  }
  const place = completionPlace(text, context.pos, signal);
  if (!place) return null;
  if (place.kind === 'value') {
    if (place.field === '_exists_') return fieldNames(place, suggestions);
    return values(context, place, suggestions, signal);
  }
  if (place.typed === '' && !context.explicit) return null;
  const fields = await knownFields(suggestions);
  const options = fields.slice(0, MOST_FIELDS).map(fieldOption);
  return {
    from: place.from,
    ...(text[place.to - 1] === ':' && { to: place.to }),
    options: [...options, ...(place.from > 0 ? JOINING : []), ...(signal === 'span' ? OF_TRACES : [])],
    validFor: FIELD_NAME,
  };
}

/** Behind `_exists_:` a name stands without its colon. */
async function fieldNames(place: CompletionPlace, suggestions: Suggestions): Promise<CompletionResult> {
  const fields = await knownFields(suggestions);
  const options = fields.slice(0, MOST_FIELDS).map((field, rank) => {
    const option = fieldOption(field, rank);
    return { ...option, type: 'text', apply: `${completedField(field.name).slice(0, -1)} ` };
  });
  return { from: place.from, options, validFor: FIELD_NAME };
}

async function beginnings(
  text: string,
  suggestions: Suggestions,
  recentOnly: boolean,
): Promise<CompletionResult | null> {
  const recents = (suggestions.recents?.() ?? []).filter((query) => query !== text.trim());
  const fields = recentOnly ? [] : await knownFields(suggestions);
  const options = [
    ...recents.map((query) => recentOption(query, RECENT)),
    ...fields.slice(0, FIRST_FIELDS).map((field, rank) => ({ ...fieldOption(field, rank), section: FIELDS })),
  ];
  return options.length === 0 ? null : { from: recentOnly ? 0 : text.length, filter: false, options };
}

async function values(
  context: CompletionContext,
  place: CompletionPlace & { kind: 'value' },
  suggestions: Suggestions,
  signal: QuerySignal,
): Promise<CompletionResult | null> {
  const text = context.state.doc.toString();
  const { field, typed } = place;
  // A regular expression, a wildcard or a range is no beginning of a value.
  if (/^[/[{<>]|[*?]/.test(typed)) return null;
  const aborted = new AbortController();
  context.addEventListener('abort', () => aborted.abort(), { onDocChange: true });
  const request = { field, typed, rest: restOfQuery(text, context.pos), signal: aborted.signal };
  const answer: ValueAnswer = (await suggestions.completeValue?.(request).catch(() => null)) ?? {
    values: [],
  };
  const known = answer.values.length > 0 ? answer.values : namesOf(field, signal).map((value) => ({ value }));
  const fitting = known.filter(({ value }) => value.toLowerCase().includes(typed.toLowerCase()));
  const isOnlyTyped = fitting.length === 1 && fitting[0]?.value === typed;
  const to = endOfValue(text, place, context.pos);
  const section = answer.note === undefined ? undefined : { name: answer.note, rank: 1 };
  const space = text[to] === ' ' ? '' : ' ';
  const options = isOnlyTyped
    ? []
    : fitting
        .slice(0, MOST_OPTIONS)
        .map((value) => valueOption(value, { section, space, estimated: answer.estimated }));
  const type =
    typed === '' ? (await knownFields(suggestions)).find(({ name }) => name === field)?.type : undefined;
  const conditions = typed === '' ? conditionOptions(field, type, signal) : [];
  if (options.length + conditions.length === 0) return null;
  return { from: place.from, to, filter: false, options: [...options, ...conditions] };
}

/** A value is replaced to its end, but never what follows a quote that is still open. */
function endOfValue(text: string, place: CompletionPlace, caret: number): number {
  const isOpenQuote = text[place.from] === '"' && (text[place.to - 1] !== '"' || place.to - place.from === 1);
  return isOpenQuote ? caret : Math.max(caret, place.to);
}

async function knownFields({ completeField }: Suggestions) {
  return (await completeField?.().catch(() => [])) ?? [];
}

function namesOf(field: string, signal: QuerySignal): readonly string[] {
  if (signal === 'log') return /^(level|severity|severity_text)$/i.test(field) ? SEVERITY_CLASSES : [];
  if (spanField(field) === 'status') return SPAN_STATUSES;
  return spanField(field) === 'kind' ? SPAN_KINDS : [];
}
