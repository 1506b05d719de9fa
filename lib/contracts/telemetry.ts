import type { TimeNs } from '../time/time-ns';
import type { Attributes } from './attributes';

/** What all records of one resource and scope share. Decoders hand the same object to each of them. */
export interface TelemetryStream {
  service: string;
  environment: string | null;
  serviceVersion: string | null;
  resource: Attributes;
  scopeName: string | null;
  scopeVersion: string | null;
  scopeAttributes: Attributes;
}

/** One log line between decode and write. Source: OpenTelemetry logs data model. */
export interface LogRecord {
  time: TimeNs;
  observedTime: TimeNs;
  /** 0 (unset) to 24. */
  severityNumber: number;
  severityText: string | null;
  body: string;
  /** True when `body` is the JSON text of a structured body. */
  bodyIsJson: boolean;
  /** Normalised by `normalizeTraceId`: 32 lower-case hex digits, or another string kept as it came. */
  traceId: string | null;
  spanId: string | null;
  attributes: Attributes;
  stream: TelemetryStream;
}

export interface SpanEvent {
  time: TimeNs;
  name: string;
  attributes: Attributes;
}

export interface SpanLink {
  traceId: string;
  spanId: string;
  traceState: string | null;
  attributes: Attributes;
}

/** One span between decode and write. Source: opentelemetry-proto trace.proto. */
export interface SpanRecord {
  traceId: string;
  spanId: string;
  parentSpanId: string | null;
  traceState: string | null;
  name: string;
  /** OTel SpanKind 0 unspecified, 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  kind: number;
  start: TimeNs;
  durationNs: bigint;
  /** OTel StatusCode 0 unset, 1 ok, 2 error. */
  status: number;
  statusMessage: string | null;
  attributes: Attributes;
  events: SpanEvent[];
  links: SpanLink[];
  stream: TelemetryStream;
}

/** Why one record was not taken. `position` is the 1-based line, or the 0-based index in the request. */
export interface Rejection {
  position: number;
  reason: string;
}

/** What a decoder hands on. A decoder that cannot read the bytes at all throws `AppError('bad_request')` instead. */
export interface Decoded<T> {
  records: T[];
  /** Of each record, in the sense of `Rejection.position`: the store may refuse one that was decoded. */
  positions: number[];
  rejections: Rejection[];
  /** Repairs made so that a record could be kept (`"NUL removed" → 3`). */
  repairs: Map<string, number>;
  /** Of each record, by which it is known again when it is sent again; see `WriteBatch.recordKeys`. */
  recordKeys?: readonly (Uint8Array | null)[];
  /** False when any record came without a time of its own: equal bytes may then be two real events. */
  allTimed: boolean;
}
