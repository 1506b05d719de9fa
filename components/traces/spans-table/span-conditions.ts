import { addExistsFilter } from '@/components/logs/exists-filter';
import { addFilter } from '@/lib/query/edit';
import { spanField } from '@/lib/query/fields';
import type { TraceTabsState } from '@/lib/url/trace-tabs';

/** A field that has this value; null: that has none. */
export interface SpanCondition {
  field: string;
  value: string | null;
}

type SpanFilters = Pick<TraceTabsState, 'spanQ' | 'spanService' | 'spanName' | 'spanErrors'>;

/** The filters of the spans table that leave only the spans of these conditions. */
export function filtersOf(conditions: readonly SpanCondition[]): SpanFilters {
  const filters: SpanFilters = { spanQ: '', spanService: '', spanName: '', spanErrors: false };
  for (const { field, value } of conditions) {
    const builtin = spanField(field);
    if (builtin === 'service' && value) filters.spanService = value;
    else if (builtin === 'name' && value) filters.spanName = value;
    else if (value === null) filters.spanQ = addExistsFilter(filters.spanQ, field, true);
    else filters.spanQ = addFilter(filters.spanQ, { field, value, exclude: false });
  }
  return filters;
}
