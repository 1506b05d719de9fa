import { addCondition } from '../query/add-condition';
import { readDurationText } from '../query/duration-text';
import { fieldTerm } from '../query/edit';
import { quoteValue } from '../query/quote-value';
import type { TracesState } from './traces';

type Question = Pick<TracesState, 'q' | 'service' | 'operation' | 'minDuration' | 'maxDuration' | 'status'>;

/**
 * The whole question of /traces as one query: what the form asks of the matching span, said in the language. A duration
 * that cannot be read stays as one that the language refuses: the page asks nothing then either.
 */
export function tracesQuestion({
  q,
  service,
  operation,
  minDuration,
  maxDuration,
  status,
}: Question): string {
  const terms = [
    ...(service === '' ? [] : [fieldTerm('service', service)]),
    ...(operation === '' ? [] : [fieldTerm('name', operation)]),
    ...durationTerm('>=', minDuration),
    ...durationTerm('<=', maxDuration),
    ...(status === 'any' ? [] : [status === 'error' ? 'status:error' : 'NOT status:error']),
  ];
  return terms.reduce((text, term) => addCondition(text, term), q.trim());
}

function durationTerm(sign: '>=' | '<=', typed: string): string[] {
  const text = readDurationText(typed);
  if (text === null) return [`duration:${sign}${quoteValue(`${typed.trim()} `)}`];
  return text === '' ? [] : [`duration:${sign}${text}`];
}
