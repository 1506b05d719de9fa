import type { Attributes } from '../../contracts/attributes';
import { spanIdOf, traceIdOf } from '../../contracts/keys';
import type { Log } from '../../contracts/log';
import { severityClass } from '../../contracts/severity';
import { formatIsoNs } from '../../time/iso';
import type { StreamRow } from '../streams/read-streams';

/** A log's place in the one total order of logs. */
export interface LogPosition {
  timeNs: bigint;
  seq: bigint;
}

export interface LogRow {
  time_ns: bigint;
  seq: bigint;
  stream_id: number;
  severity: number;
  body_json: boolean;
  observed_ns: bigint;
  span_key: bigint | null;
  trace_key: string | null;
  severity_text: string | null;
  trace_text: string | null;
  span_text: string | null;
  body: string;
  attributes: Attributes;
}

/** The columns of a `LogRow`, of table alias `t`. */
export const LOG_COLUMNS = [
  't.time_ns, t.seq, t.stream_id, t.severity, t.body_json, t.observed_ns, t.span_key, t.trace_key',
  't.severity_text, t.trace_text, t.span_text, t.body, t.attributes',
].join(', ');

export function logId({ timeNs, seq }: LogPosition): string {
  return `${timeNs}-${seq}`;
}

/** The position a log id names; null when the text is none. */
export function parseLogId(id: string): LogPosition | null {
  const match = /^(-?\d{1,19})-(\d{1,19})$/.exec(id);
  if (!match) return null;
  const [timeNs, seq] = [BigInt(match[1] ?? ''), BigInt(match[2] ?? '')];
  const inRange = BigInt.asIntN(64, timeNs) === timeNs && BigInt.asIntN(64, seq) === seq;
  return inRange ? { timeNs, seq } : null;
}

/** A stored row as the API gives it. @param stream the row's stream; what a lost stream held is shown as empty */
export function logOfRow(row: LogRow, stream: StreamRow | undefined): Log {
  return {
    id: logId({ timeNs: row.time_ns, seq: row.seq }),
    time: formatIsoNs(row.time_ns),
    observedTime: formatIsoNs(row.observed_ns),
    severity: severityClass(row.severity),
    severityNumber: row.severity,
    severityText: row.severity_text,
    service: stream?.service ?? '',
    environment: stream?.environment ?? null,
    body: row.body,
    bodyIsJson: row.body_json,
    traceId: row.trace_text ?? (row.trace_key === null ? null : traceIdOf(row.trace_key)),
    spanId: row.span_text ?? (row.span_key === null ? null : spanIdOf(row.span_key)),
    attributes: row.attributes,
    resource: stream?.resource ?? {},
    scope: {
      name: stream?.scope_name ?? null,
      version: stream?.scope_version ?? null,
      attributes: stream?.scope_attributes ?? {},
    },
  };
}
