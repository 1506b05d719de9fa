import type { Attributes, AttributeValue } from '../contracts/attributes';
import type { LogFieldsResponse } from '../contracts/log-search';
import { severityClass } from '../contracts/severity';
import type { StreamRow } from '../store/streams/read-streams';

/** The columns of a log that hold its fields. */
export interface FieldedLog {
  time_ns: bigint;
  seq: bigint;
  stream_id: number;
  severity: number;
  attributes: Attributes;
}

/** As `sampleLogs` reads it. */
export const FIELD_COLUMNS = 't.time_ns, t.seq, t.stream_id, t.severity, t.attributes';
export const FIELD_WEIGHT = 'pg_column_size(t.attributes)';

export interface LogFieldValue {
  kind: LogFieldsResponse['fields'][number]['kind'];
  name: string;
  value: AttributeValue;
}

/** What all logs of a stream say: service, environment, version, and the resource attributes. */
export function streamFieldValues(stream: StreamRow): LogFieldValue[] {
  const { service, environment, service_version: version, resource } = stream;
  return [
    { kind: 'builtin', name: 'service', value: service },
    ...(environment === null ? [] : [{ kind: 'builtin' as const, name: 'environment', value: environment }]),
    ...(version === null ? [] : [{ kind: 'builtin' as const, name: 'version', value: version }]),
    ...Object.entries(resource).map(([name, value]) => ({ kind: 'resource' as const, name, value })),
  ];
}

/** What a log says by itself: its level and its attributes. */
export function ownFieldValues(log: FieldedLog): LogFieldValue[] {
  return [
    { kind: 'builtin', name: 'level', value: severityClass(log.severity) },
    ...Object.entries(log.attributes).map(([name, value]) => ({ kind: 'attribute' as const, name, value })),
  ];
}
