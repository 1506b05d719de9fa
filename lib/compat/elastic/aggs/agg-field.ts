import type { AggField } from '../../../query/aggregate/agg-tree';
import { illegalArgument } from '../elastic-error';
import { elasticField } from '../query/elastic-field';

/** The field of an aggregation as ours. Throws `illegal_argument_exception` where there are no values to aggregate. */
export function aggField(written: string, missing: AggField['missing'] = null): AggField {
  const field = elasticField(written);
  switch (field.kind) {
    case 'time':
    case 'normalised':
      return { names: [field.name], missing };
    case 'message':
    case 'wholeMessage':
      return { names: ['message'], missing };
    case 'keyword':
      return { names: field.names, missing };
    default:
      throw illegalArgument(`Field [${written}] is not supported for aggregations here`);
  }
}

/** The time that a field is; null: it is none. */
export function timeField(written: string): 'time' | 'observed_time' | null {
  const field = elasticField(written);
  if (field.kind !== 'time') return null;
  return field.name === 'observed_time' ? 'observed_time' : 'time';
}
