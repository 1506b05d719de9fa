import { fieldTerm } from '../query/edit';
import { typedField } from '../query/explicit-field';
import { printFieldName } from '../query/print';
import type { Candidate } from './differing-values';
import { operationOfDuration } from './trace-differences-durations';
import { FAILED, OPERATION, PAIR_MARK } from './trace-differences-fields';

/** A value that traces have, as it is read and as a condition on the whole trace: `has{…}` holds for any of its spans. */
export function traceConditionOf({ kind, name, test }: Candidate): {
  field: string;
  value: string;
  condition: string;
} {
  if (kind === 'builtin' && 'is' in test) {
    if (name === OPERATION || name === FAILED) {
      const [service = '', operation = ''] = test.is.split(PAIR_MARK);
      const terms = [fieldTerm('service', service), fieldTerm('name', operation)];
      if (name === FAILED) terms.push('status:error');
      return { field: name, value: `${service} ${operation}`, condition: `has{${terms.join(' AND ')}}` };
    }
    if (name.startsWith('root.')) {
      return { field: name, value: test.is, condition: fieldTerm(name, test.is) };
    }
  }
  const operation = operationOfDuration(name);
  if (operation !== null && !('is' in test)) {
    const [service = '', spanName = ''] = operation.split(PAIR_MARK);
    const [sign, symbol, ms] =
      'atLeast' in test ? (['>=', '≥', test.atLeast] as const) : (['<', '<', test.below] as const);
    const terms = [fieldTerm('service', service), fieldTerm('name', spanName), `duration:${sign}${ms}ms`];
    return {
      field: 'duration of',
      value: `${service} ${spanName} ${symbol} ${ms} ms`,
      condition: `has{${terms.join(' AND ')}}`,
    };
  }
  const field = typedField(name, kind);
  if ('is' in test) return { field, value: test.is, condition: `has{${fieldTerm(field, test.is)}}` };
  const [sign, symbol, bound] =
    'atLeast' in test ? (['>=', '≥', test.atLeast] as const) : (['<', '<', test.below] as const);
  const typed = `${sign}${bound}`;
  return {
    field,
    value: `${symbol} ${bound}`,
    condition: `has{${printFieldName({ name: field, pattern: null }, typed)}:${typed}}`,
  };
}
