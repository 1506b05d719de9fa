import type { SpanEvent } from '../../contracts/telemetry';
import type { RawValue } from '../raw-value';
import type { AttributeBag } from '../sanitize/attribute-bag';

/** A LogRecord message as either encoding carries it; ids are lower-case hex, '' when absent. */
export interface RawLog {
  timeNs: bigint;
  observedNs: bigint;
  severityNumber: number;
  severityText: string;
  body: RawValue;
  traceId: string;
  spanId: string;
  eventName: string;
  droppedAttributes: number;
  attributes: AttributeBag;
}

export interface RawLink {
  traceId: string;
  spanId: string;
  traceState: string;
  attributes: AttributeBag;
}

/** A Span message as either encoding carries it. */
export interface RawSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  traceState: string;
  name: string;
  kind: number;
  startNs: bigint;
  endNs: bigint;
  status: number;
  statusMessage: string;
  droppedAttributes: number;
  droppedEvents: number;
  droppedLinks: number;
  attributes: AttributeBag;
  events: SpanEvent[];
  links: RawLink[];
}

/** A span before any of its fields is read: protobuf's defaults. */
export function newRawSpan(attributes: AttributeBag): RawSpan {
  return {
    traceId: '',
    spanId: '',
    parentSpanId: '',
    traceState: '',
    name: '',
    kind: 0,
    startNs: 0n,
    endNs: 0n,
    status: 0,
    statusMessage: '',
    droppedAttributes: 0,
    droppedEvents: 0,
    droppedLinks: 0,
    attributes,
    events: [],
    links: [],
  };
}
