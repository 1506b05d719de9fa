import type { WireLog } from '../../otlp/otlp-data';
import { isoNanos } from './iso-nanos';

/** JSON lines with common field names. */
export function encodeJsonLines(logs: readonly WireLog[]): Uint8Array {
  return Buffer.from(logs.map((log) => `${JSON.stringify(document(log))}\n`).join(''));
}

/** A `_bulk` body that creates documents of a data stream, as Filebeat and Fluent Bit send them. */
export function encodeElasticBulk(logs: readonly WireLog[]): Uint8Array {
  const action = '{"create":{"_index":"logs-bench-default"}}\n';
  return Buffer.from(logs.map((log) => `${action}${JSON.stringify(document(log))}\n`).join(''));
}

function document(log: WireLog) {
  return {
    '@timestamp': isoNanos(log.timeNs),
    message: log.body,
    'log.level': log.severityText,
    ...log.source.resource,
    ...(log.traceId && { 'trace.id': log.traceId, 'span.id': log.spanId }),
    ...log.attributes,
  };
}
