import type { WireLog } from '../../otlp/otlp-data';
import { isoNanos } from './iso-nanos';

const LOCAL0 = 16 * 8;
const SEVERITY: Readonly<Record<string, number>> = { ERROR: 3, WARN: 4, INFO: 6, DEBUG: 7 };

/** Messages of RFC 5424 with their octets counted (RFC 6587): attributes are structured data. */
export function encodeSyslog(logs: readonly WireLog[]): Uint8Array {
  return Buffer.concat(
    logs.map((log) => {
      const message = Buffer.from(asMessage(log));
      return Buffer.concat([Buffer.from(`${message.length} `), message]);
    }),
  );
}

function asMessage({ source, timeNs, severityText, body, attributes, traceId, spanId }: WireLog): string {
  const { 'host.name': host, 'service.name': service, ...rest } = source.resource;
  const data = { ...rest, ...attributes, ...(traceId && { trace_id: traceId, span_id: spanId ?? '' }) };
  const elements = Object.entries(data).map(
    ([name, value]) => `${name.replace(/[=\]" ]/g, '_')}="${escaped(String(value))}"`,
  );
  const time = isoNanos(timeNs).replace(/\d{3}Z$/, 'Z');
  return `<${LOCAL0 + (SEVERITY[severityText] ?? 6)}>1 ${time} ${host} ${service} - - [bench@32473 ${elements.join(' ')}] ${body}`;
}

function escaped(value: string): string {
  return value.replace(/["\\\]]/g, '\\$&');
}
