import protobuf from 'protobufjs/minimal.js';
import type { WireSpan } from '../../otlp/otlp-data';

const KINDS: Readonly<Record<number, string>> = { 2: 'SERVER', 3: 'CLIENT', 4: 'PRODUCER', 5: 'CONSUMER' };
const PROTO_KINDS: Readonly<Record<number, number>> = { 2: 2, 3: 1, 4: 3, 5: 4 };

/** A list of spans as Zipkin's v2 API takes it. Source: openzipkin/zipkin-api, zipkin2-api.yaml. */
export function encodeZipkinJson(spans: readonly WireSpan[]): Uint8Array {
  return Buffer.from(
    JSON.stringify(
      spans.map((span) => ({
        traceId: span.traceId,
        id: span.spanId,
        ...(span.parentSpanId && { parentId: span.parentSpanId }),
        name: span.name,
        ...(KINDS[span.kind] && { kind: KINDS[span.kind] }),
        timestamp: Number(span.startNs / 1000n),
        duration: durationUs(span),
        localEndpoint: { serviceName: serviceOf(span) },
        tags: tagsOf(span),
      })),
    ),
  );
}

/** The same as protobuf. Source: openzipkin/zipkin-api, zipkin.proto. */
export function encodeZipkinProtobuf(spans: readonly WireSpan[]): Uint8Array {
  const writer = protobuf.Writer.create();
  for (const span of spans) {
    writer.uint32(10).fork();
    writer.uint32(10).bytes(Buffer.from(span.traceId, 'hex'));
    if (span.parentSpanId) writer.uint32(18).bytes(Buffer.from(span.parentSpanId, 'hex'));
    writer.uint32(26).bytes(Buffer.from(span.spanId, 'hex'));
    const kind = PROTO_KINDS[span.kind];
    if (kind) writer.uint32(32).int32(kind);
    const us = span.startNs / 1000n;
    const timestamp = { low: Number(us & 0xffffffffn), high: Number(us >> 32n), unsigned: true };
    writer.uint32(42).string(span.name);
    writer.uint32(49).fixed64(timestamp as unknown as protobuf.Long);
    writer.uint32(56).uint64(durationUs(span));
    writer.uint32(66).fork().uint32(10).string(serviceOf(span)).ldelim();
    for (const [key, value] of Object.entries(tagsOf(span))) {
      writer.uint32(90).fork().uint32(10).string(key).uint32(18).string(value).ldelim();
    }
    writer.ldelim();
  }
  return writer.finish();
}

function durationUs({ startNs, endNs }: WireSpan): number {
  return Math.max(1, Number((endNs - startNs) / 1000n));
}

function serviceOf({ source }: WireSpan): string {
  return String(source.resource['service.name']);
}

function tagsOf({ attributes, source, status, statusMessage }: WireSpan): Record<string, string> {
  const tags = { ...source.resource, ...attributes, ...(status === 2 && { error: statusMessage ?? 'true' }) };
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)]));
}
