import type { Attributes } from '../../contracts/attributes';
import { SPAN_KINDS, SPAN_STATUSES } from '../../contracts/trace';
import type { SqlParams } from '../../query/compile/sql-params';
import { explicitField } from '../../query/explicit-field';
import { spanField } from '../../query/fields';
import type { StreamRow } from '../streams/read-streams';

/** Where a field of a span is kept: a text of its row, of its stream, or of either, the row first. */
export interface SpanFieldPlace {
  /** SQL over span rows `t`; null: the row says nothing. */
  row: ((params: SqlParams) => string) | null;
  stream: ((stream: StreamRow) => string | null) | null;
}

/** The place of a field as it is typed in a query over spans. */
export function spanFieldPlace(typed: string): SpanFieldPlace {
  const explicit = explicitField({ name: typed, pattern: null, from: 0, to: 0 });
  if (explicit?.origin === 'resource') {
    const { name } = explicit.field;
    return { row: null, stream: ({ resource }) => own(resource, name) };
  }
  if (explicit) return { row: attribute(explicit.field.name), stream: null };
  switch (spanField(typed)) {
    case 'name':
      return column('t.name');
    case 'status':
      return listed('t.status', SPAN_STATUSES);
    case 'kind':
      return listed('t.kind', SPAN_KINDS);
    case 'status_message':
      return column('t.status_message');
    case 'duration':
      return column('t.duration_ns::text');
    case 'service':
      return { row: null, stream: ({ service }) => service };
    case 'environment':
      return { row: null, stream: ({ environment }) => environment };
    case 'version':
      return { row: null, stream: ({ service_version }) => service_version };
    case 'scope.name':
      return { row: null, stream: ({ scope_name }) => scope_name };
    case 'scope.version':
      return { row: null, stream: ({ scope_version }) => scope_version };
    default:
      return {
        row: attribute(typed),
        stream: ({ resource, scope_attributes }) => own(resource, typed) ?? own(scope_attributes, typed),
      };
  }
}

function column(sql: string): SpanFieldPlace {
  return { row: () => sql, stream: null };
}

function listed(sql: string, names: readonly string[]): SpanFieldPlace {
  const list = names.map((name) => `'${name}'`).join(', ');
  return column(`(ARRAY[${list}])[${sql} + 1]`);
}

function attribute(name: string): (params: SqlParams) => string {
  return (params) => `t.attributes ->> ${params.add(name)}::text`;
}

function own(attributes: Attributes, name: string): string | null {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (value === undefined) return null;
  return Array.isArray(value) ? JSON.stringify(value) : String(value);
}
