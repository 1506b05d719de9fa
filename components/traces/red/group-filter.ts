import type { TraceRedResponse } from '@/lib/contracts/trace-red';
import { addCondition } from '@/lib/query/add-condition';
import { fieldTerm } from '@/lib/query/edit';
import type { TracesState } from '@/lib/url/traces';
import type { RedGroup } from './red-series';

/** The search narrowed to one group: of spans by the form, of traces by a condition on their root. */
export function groupFilter(
  { q }: Pick<TracesState, 'q'>,
  { service, operation }: RedGroup,
  of: TraceRedResponse['of'],
): Partial<TracesState> {
  if (of === 'spans') return { service: service ?? '', operation: operation ?? '' };
  const terms = [
    ...(service === null ? [] : [fieldTerm('root.service', service)]),
    ...(operation === null ? [] : [fieldTerm('root.name', operation)]),
  ];
  return { q: terms.reduce((text, term) => addCondition(text, term), q) };
}
