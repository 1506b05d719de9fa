import { group } from 'd3';
import type { WireAttributes, WireLog, WireValue } from '../../otlp/otlp-data';

/** ExportLogsServiceRequest in JSON. Source: OTLP specification, "JSON Protobuf Encoding". */
export function encodeOtlpJson(logs: readonly WireLog[]): Uint8Array {
  const resourceLogs = [...group(logs, ({ source }) => source)].map(([source, members]) => ({
    resource: { attributes: attributes(source.resource) },
    scopeLogs: [{ scope: { name: source.scope }, logRecords: members.map(record) }],
  }));
  return Buffer.from(JSON.stringify({ resourceLogs }));
}

function record(log: WireLog) {
  return {
    timeUnixNano: String(log.timeNs),
    observedTimeUnixNano: String(log.timeNs),
    severityNumber: log.severityNumber,
    severityText: log.severityText,
    body: { stringValue: log.body },
    attributes: attributes(log.attributes),
    ...(log.traceId && { traceId: log.traceId }),
    ...(log.spanId && { spanId: log.spanId }),
  };
}

function attributes(entries: WireAttributes) {
  return Object.entries(entries).map(([key, entry]) => ({ key, value: anyValue(entry) }));
}

function anyValue(entry: WireValue): object {
  if (typeof entry === 'string') return { stringValue: entry };
  if (typeof entry === 'boolean') return { boolValue: entry };
  if (Array.isArray(entry)) return { arrayValue: { values: entry.map(anyValue) } };
  return Number.isInteger(entry) ? { intValue: String(entry) } : { doubleValue: entry };
}
