import type { BuiltinField } from '../../query/fields';
import type { FieldPlace } from './field-place';

/** The built-ins that logs and spans have alike; null: an attribute. */
export function sharedFieldSql(field: BuiltinField | null): FieldPlace | null {
  switch (field) {
    case 'service':
      return { kind: 'text', sql: 'sv.name', stream: null };
    case 'environment':
      return ofStream('environment');
    case 'version':
      return ofStream('service_version');
    case 'scope.name':
      return ofStream('scope_name');
    case 'scope.version':
      return ofStream('scope_version');
    case 'trace_id':
      return {
        kind: 'text',
        sql: `coalesce(t.trace_text, replace(t.trace_key::text, '-', ''))`,
        stream: null,
      };
    case 'span_id':
      return { kind: 'text', sql: `coalesce(t.span_text, lpad(to_hex(t.span_key), 16, '0'))`, stream: null };
    default:
      return null;
  }
}

function ofStream(column: string): FieldPlace {
  return { kind: 'text', sql: `st.${column}`, stream: `s.${column}` };
}
