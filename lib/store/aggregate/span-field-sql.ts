import { SPAN_KINDS, SPAN_STATUSES } from '../../contracts/trace';
import { spanField } from '../../query/fields';
import type { FieldPlace } from './field-place';
import { sharedFieldSql } from './shared-field-sql';

/** A built-in of spans; null: an attribute. Durations are nanoseconds. */
export function spanFieldSql(typed: string): FieldPlace | null {
  const field = spanField(typed);
  switch (field) {
    case 'name':
    case 'status_message':
      return { kind: 'text', sql: `t.${field}`, stream: null };
    case 'status':
      return { kind: 'text', sql: listed('t.status', SPAN_STATUSES), stream: null };
    case 'kind':
      return { kind: 'text', sql: listed('t.kind', SPAN_KINDS), stream: null };
    case 'duration':
      return { kind: 'number', sql: 't.duration_ns' };
    case 'time':
      return { kind: 'time', sql: 't.start_ns' };
    case 'parent_id':
      return {
        kind: 'text',
        sql: `coalesce(t.parent_text, lpad(to_hex(t.parent_key), 16, '0'))`,
        stream: null,
      };
    default:
      return sharedFieldSql(field);
  }
}

function listed(column: string, names: readonly string[]): string {
  return `(ARRAY[${names.map((name) => `'${name}'`).join(',')}])[${column} + 1]`;
}
