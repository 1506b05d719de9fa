import { group } from 'd3';
import protobuf from 'protobufjs/minimal.js';
import type { WireAttributes, WireLog, WireSource, WireSpan, WireValue } from './otlp-data';

type Writer = protobuf.Writer;

/** ExportLogsServiceRequest in protobuf. Field numbers: opentelemetry-proto logs/v1/logs.proto. */
export function encodeLogs(logs: readonly WireLog[]): Uint8Array {
  return encodeRequest(logs, 2, (writer, log) => {
    writer.uint32(9).fixed64(long(log.timeNs)).uint32(16).int32(log.severityNumber);
    writer.uint32(26).string(log.severityText);
    writer.uint32(42).fork();
    value(writer, log.body);
    writer.ldelim();
    attributes(writer, 50, log.attributes);
    if (log.traceId) writer.uint32(74).bytes(Buffer.from(log.traceId, 'hex'));
    if (log.spanId) writer.uint32(82).bytes(Buffer.from(log.spanId, 'hex'));
    writer.uint32(89).fixed64(long(log.observedNs ?? log.timeNs));
  });
}

/** ExportTraceServiceRequest in protobuf. Field numbers: opentelemetry-proto trace/v1/trace.proto. */
export function encodeSpans(spans: readonly WireSpan[]): Uint8Array {
  return encodeRequest(spans, 2, (writer, span) => {
    writer
      .uint32(10)
      .bytes(Buffer.from(span.traceId, 'hex'))
      .uint32(18)
      .bytes(Buffer.from(span.spanId, 'hex'));
    if (span.parentSpanId) writer.uint32(34).bytes(Buffer.from(span.parentSpanId, 'hex'));
    writer.uint32(42).string(span.name).uint32(48).int32(span.kind);
    writer.uint32(57).fixed64(long(span.startNs)).uint32(65).fixed64(long(span.endNs));
    attributes(writer, 74, span.attributes);
    for (const event of span.events ?? []) {
      writer.uint32(90).fork().uint32(9).fixed64(long(event.timeNs)).uint32(18).string(event.name);
      attributes(writer, 26, event.attributes);
      writer.ldelim();
    }
    for (const link of span.links ?? []) {
      writer.uint32(106).fork().uint32(10).bytes(Buffer.from(link.traceId, 'hex'));
      writer.uint32(18).bytes(Buffer.from(link.spanId, 'hex')).ldelim();
    }
    writer.uint32(122).fork();
    if (span.statusMessage) writer.uint32(18).string(span.statusMessage);
    if (span.status) writer.uint32(24).int32(span.status);
    writer.ldelim();
  });
}

/** Groups records by source into Resource{Logs,Spans} → Scope{Logs,Spans} → records. */
function encodeRequest<T extends { source: WireSource }>(
  records: readonly T[],
  recordField: number,
  encode: (writer: Writer, record: T) => void,
): Uint8Array {
  const writer = protobuf.Writer.create();
  for (const [source, members] of group(records, (record) => record.source)) {
    writer.uint32(10).fork();
    writer.uint32(10).fork();
    attributes(writer, 10, source.resource);
    writer.ldelim();
    writer.uint32(18).fork();
    writer.uint32(10).fork().uint32(10).string(source.scope).ldelim();
    for (const record of members) {
      writer.uint32((recordField << 3) | 2).fork();
      encode(writer, record);
      writer.ldelim();
    }
    writer.ldelim().ldelim();
  }
  return writer.finish();
}

function attributes(writer: Writer, tag: number, entries: WireAttributes): void {
  for (const key of Object.keys(entries)) {
    const entry = entries[key];
    if (entry === undefined) continue;
    writer.uint32(tag).fork().uint32(10).string(key).uint32(18).fork();
    value(writer, entry);
    writer.ldelim().ldelim();
  }
}

/** AnyValue of common/v1/common.proto. */
function value(writer: Writer, entry: WireValue): void {
  if (typeof entry === 'string') writer.uint32(10).string(entry);
  else if (typeof entry === 'boolean') writer.uint32(16).bool(entry);
  else if (Array.isArray(entry)) {
    writer.uint32(42).fork();
    for (const item of entry) {
      writer.uint32(10).fork();
      value(writer, item);
      writer.ldelim();
    }
    writer.ldelim();
  } else if (Number.isInteger(entry)) writer.uint32(24).int64(long(BigInt(entry)));
  else writer.uint32(33).double(entry);
}

/** protobufjs reads any `{ low, high }` as a 64-bit value. */
function long(at: bigint): protobuf.Long {
  const halves = { low: Number(at & 0xffffffffn), high: Number((at >> 32n) & 0xffffffffn), unsigned: false };
  return halves as unknown as protobuf.Long;
}
