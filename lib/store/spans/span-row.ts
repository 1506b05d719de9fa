import type { Attributes } from '../../contracts/attributes';
import { spanIdOf, traceIdOf } from '../../contracts/keys';
import { SPAN_KINDS, SPAN_STATUSES, type Span } from '../../contracts/trace';
import { formatIsoNs } from '../../time/iso';
import type { StreamRow } from '../streams/read-streams';

export interface SpanRow {
  start_ns: bigint;
  duration_ns: bigint;
  trace_key: string;
  span_key: bigint;
  parent_key: bigint | null;
  stream_id: number;
  kind: number;
  status: number;
  name: string;
  status_message: string | null;
  trace_state: string | null;
  trace_text: string | null;
  span_text: string | null;
  parent_text: string | null;
  attributes: Attributes;
  events: StoredEvent[];
  links: Span['links'];
}

/** As lib/store/write keeps an event: nanoseconds in decimal. */
interface StoredEvent {
  time: string;
  name: string;
  attributes: Attributes;
}

/** The columns of a `SpanRow`, of table alias `t`. */
export const SPAN_COLUMNS = [
  't.start_ns, t.duration_ns, t.trace_key, t.span_key, t.parent_key, t.stream_id, t.kind, t.status, t.name',
  't.status_message, t.trace_state, t.trace_text, t.span_text, t.parent_text, t.attributes, t.events, t.links',
].join(', ');

/** A stored row as the API gives it. @param stream the row's stream; what a lost stream held is shown as empty */
export function spanOfRow(row: SpanRow, stream: StreamRow | undefined): Span {
  return {
    traceId: row.trace_text ?? traceIdOf(row.trace_key),
    spanId: row.span_text ?? spanIdOf(row.span_key),
    parentSpanId: row.parent_text ?? (row.parent_key === null ? null : spanIdOf(row.parent_key)),
    traceState: row.trace_state,
    name: row.name,
    kind: SPAN_KINDS[row.kind] ?? 'unspecified',
    service: stream?.service ?? '',
    environment: stream?.environment ?? null,
    serviceVersion: stream?.service_version ?? null,
    startTime: formatIsoNs(row.start_ns),
    durationNs: row.duration_ns.toString(),
    status: SPAN_STATUSES[row.status] ?? 'unset',
    statusMessage: row.status_message,
    attributes: row.attributes,
    resource: stream?.resource ?? {},
    scope: {
      name: stream?.scope_name ?? null,
      version: stream?.scope_version ?? null,
      attributes: stream?.scope_attributes ?? {},
    },
    events: row.events.map(({ time, name, attributes }) => ({
      time: formatIsoNs(BigInt(time)),
      name,
      attributes,
    })),
    links: row.links,
  };
}
