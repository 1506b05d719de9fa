import { group } from 'd3';
import protobuf from 'protobufjs/minimal.js';
import { compress } from 'snappyjs';
import type { WireLog } from '../../otlp/otlp-data';

/** Loki's push request in JSON: service and level are labels, the rest structured metadata. */
export function encodeLokiJson(logs: readonly WireLog[]): Uint8Array {
  const streams = byStream(logs).map(({ labels, members }) => ({
    stream: labels,
    values: members.map((log) => [String(log.timeNs), log.body, metadata(log)]),
  }));
  return Buffer.from(JSON.stringify({ streams }));
}

/** The same as snappy protobuf. Source: Loki pkg/push/push.proto. */
export function encodeLokiProtobuf(logs: readonly WireLog[]): Uint8Array {
  const writer = protobuf.Writer.create();
  for (const { labels, members } of byStream(logs)) {
    const text = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    writer
      .uint32(10)
      .fork()
      .uint32(10)
      .string(`{${text.join(', ')}}`);
    for (const log of members) writeEntry(writer.uint32(18).fork(), log);
    writer.ldelim();
  }
  return compress(writer.finish());
}

function writeEntry(writer: protobuf.Writer, log: WireLog): void {
  writer.uint32(10).fork();
  writer.uint32(8).int64(Number(log.timeNs / 1_000_000_000n));
  writer.uint32(16).int32(Number(log.timeNs % 1_000_000_000n));
  writer.ldelim().uint32(18).string(log.body);
  for (const [name, value] of Object.entries(metadata(log))) {
    writer.uint32(26).fork().uint32(10).string(name).uint32(18).string(value).ldelim();
  }
  writer.ldelim();
}

function byStream(logs: readonly WireLog[]) {
  const streams = group(
    logs,
    ({ source }) => source,
    ({ severityText }) => severityText,
  );
  return [...streams].flatMap(([source, levels]) =>
    [...levels].map(([level, members]) => ({
      labels: { service_name: String(source.resource['service.name']), level: level.toLowerCase() },
      members,
    })),
  );
}

function metadata({ attributes, source, traceId, spanId }: WireLog): Record<string, string> {
  const named = {
    ...source.resource,
    ...attributes,
    ...(traceId && { trace_id: traceId, span_id: spanId ?? '' }),
  };
  return Object.fromEntries(
    Object.entries(named).map(([name, value]) => [name.replaceAll('.', '_'), String(value)]),
  );
}
