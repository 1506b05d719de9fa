import { SEVERITY_CLASSES } from '../../contracts/severity';
import { logField } from '../../query/fields';
import type { FieldPlace } from './field-place';
import { sharedFieldSql } from './shared-field-sql';

const CLASSES = SEVERITY_CLASSES.slice(1)
  .map((name) => `'${name}'`)
  .join(',');

/** A built-in of logs; null: an attribute. `level` is the class; a log without a severity has none. */
export function logFieldSql(typed: string): FieldPlace | null {
  const field = logField(typed);
  switch (field) {
    case 'level':
      return {
        kind: 'text',
        sql: `(CASE WHEN t.severity BETWEEN 1 AND 24 THEN (ARRAY[${CLASSES}])[(t.severity + 3) / 4] END)`,
        stream: null,
      };
    case 'severity_number':
      return { kind: 'number', sql: 't.severity' };
    case 'message':
      return { kind: 'text', sql: 't.body', stream: null };
    case 'time':
      return { kind: 'time', sql: 't.time_ns' };
    case 'observed_time':
      return { kind: 'time', sql: 't.observed_ns' };
    case 'arrival_delay':
      return { kind: 'number', sql: '(t.observed_ns - t.time_ns)' };
    default:
      return sharedFieldSql(field);
  }
}
