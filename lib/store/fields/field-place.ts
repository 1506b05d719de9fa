import type { AttributeValue } from '../../contracts/attributes';
import { severityClass } from '../../contracts/severity';
import { explicitField } from '../../query/explicit-field';
import { logField } from '../../query/fields';
import type { StreamRow } from '../streams/read-streams';

/** A sampled log, as far as a field needs it. */
export interface FieldRow {
  time_ns: bigint;
  seq: bigint;
  stream_id: number;
  severity: number;
  attributes: Record<string, AttributeValue>;
  own: string | null;
}

/** Where a field of a log is kept, and how it is read. */
export interface FieldPlace {
  /** SQL over log rows `t` for the columns of a `FieldRow`. */
  columns: string;
  /** SQL over `t`: bytes of a row. */
  weight: string;
  read: (row: FieldRow, stream: StreamRow | undefined) => AttributeValue | null;
}

/** Long messages are cut: a value this long is prose, and two of them are hardly ever the same. */
const MAX_BODY = 1_000;
const ATTRIBUTES: Pick<FieldPlace, 'columns' | 'weight'> = {
  columns: 't.time_ns, t.seq, t.stream_id, t.severity, t.attributes, NULL AS own',
  weight: 'pg_column_size(t.attributes)',
};

/** The place of a field as it is typed in a query. */
export function fieldPlace(typed: string): FieldPlace {
  const explicit = explicitField({ name: typed, pattern: null, from: 0, to: 0 });
  if (explicit?.origin === 'resource') {
    return ofStream((stream) => own(stream.resource, explicit.field.name));
  }
  if (explicit) {
    return {
      ...ATTRIBUTES,
      read: (row) => own(row.attributes, explicit.field.name) ?? own(row.attributes, typed),
    };
  }
  switch (logField(typed)) {
    case 'level':
      return { ...ofStream(() => null), read: (row) => severityClass(row.severity) };
    case 'severity_number':
      return { ...ofStream(() => null), read: (row) => row.severity };
    case 'service':
      return ofStream((stream) => stream.service);
    case 'environment':
      return ofStream((stream) => stream.environment);
    case 'version':
      return ofStream((stream) => stream.service_version);
    case 'scope.name':
      return ofStream((stream) => stream.scope_name);
    case 'scope.version':
      return ofStream((stream) => stream.scope_version);
    case 'message':
      return ofColumn(`left(t.body, ${MAX_BODY})`);
    case 'trace_id':
      return ofColumn(`coalesce(t.trace_text, replace(t.trace_key::text, '-', ''))`);
    case 'span_id':
      return ofColumn(`coalesce(t.span_text, lpad(to_hex(t.span_key), 16, '0'))`);
    default:
      return {
        ...ATTRIBUTES,
        read: (row, stream) =>
          own(row.attributes, typed) ??
          own(stream?.resource ?? {}, typed) ??
          own(stream?.scope_attributes ?? {}, typed),
      };
  }
}

function ofStream(read: (stream: StreamRow) => AttributeValue | null): FieldPlace {
  return { ...ofColumn('NULL::text'), read: (_, stream) => (stream ? read(stream) : null) };
}

function ofColumn(sql: string): FieldPlace {
  return {
    columns: `t.time_ns, t.seq, t.stream_id, t.severity, '{}'::jsonb AS attributes, ${sql} AS own`,
    weight: `64 + coalesce(octet_length(${sql}), 0)`,
    read: (row) => row.own,
  };
}

function own(attributes: Record<string, AttributeValue>, name: string): AttributeValue | null {
  return Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null;
}
