/** Plain shapes of what the senders in this folder put on the wire. Times are nanoseconds since the epoch. */
export type WireValue = string | number | boolean | string[];
export type WireAttributes = Record<string, WireValue>;

export interface WireSource {
  resource: WireAttributes;
  scope: string;
}

export interface WireLog {
  source: WireSource;
  timeNs: bigint;
  /** When a collector saw it; absent: at once. */
  observedNs?: bigint;
  severityNumber: number;
  severityText: string;
  body: string;
  traceId?: string;
  spanId?: string;
  attributes: WireAttributes;
}

export interface WireSpan {
  source: WireSource;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  /** OTel SpanKind 1 internal … 5 consumer. */
  kind: number;
  startNs: bigint;
  endNs: bigint;
  /** OTel StatusCode 0 unset, 1 ok, 2 error. */
  status: number;
  statusMessage?: string;
  attributes: WireAttributes;
  events?: { timeNs: bigint; name: string; attributes: WireAttributes }[];
  links?: { traceId: string; spanId: string }[];
}
