import { isIP } from 'node:net';
import type { ZipkinEndpoint, ZipkinKind, ZipkinSpan } from '../../contracts/zipkin-span';
import { RecordError } from '../decode-run';
import { isPlainObject, setOwn } from '../raw-value';
import type { Repairs } from '../repairs';
import { zipkinParentId, zipkinSpanId, zipkinTraceId } from './zipkin-id';

/**
 * One span of Zipkin's JSON v2. Throws RecordError with Zipkin's own words.
 * Source: openzipkin/zipkin, V2SpanReader and Span.Builder.
 */
export function readJsonSpan(raw: unknown, repairs: Repairs): ZipkinSpan {
  if (!isPlainObject(raw)) throw new RecordError('Malformed');
  const span: ZipkinSpan = { traceId: zipkinTraceId(raw.traceId), id: zipkinSpanId(raw.id) };
  const parentId = zipkinParentId(raw.parentId);
  if (parentId !== undefined && parentId !== span.id) span.parentId = parentId;
  if (isGiven(raw.kind)) span.kind = kindOf(raw.kind);
  const name = isGiven(raw.name) ? textOf(raw.name, '$.name') : '';
  if (name !== '') span.name = name;
  const timestamp = isGiven(raw.timestamp) ? microsOf(raw.timestamp, '$.timestamp') : 0;
  if (timestamp > 0) span.timestamp = timestamp;
  const duration = isGiven(raw.duration) ? microsOf(raw.duration, '$.duration') : 0;
  if (duration > 0) span.duration = duration;
  const local = endpointOf(raw.localEndpoint, '$.localEndpoint', repairs);
  if (local) span.localEndpoint = local;
  const remote = endpointOf(raw.remoteEndpoint, '$.remoteEndpoint', repairs);
  if (remote) span.remoteEndpoint = remote;
  const annotations = annotationsOf(raw.annotations);
  if (annotations.length > 0) span.annotations = annotations;
  const tags = tagsOf(raw.tags);
  if (tags) span.tags = tags;
  if (isGiven(raw.debug) && flagOf(raw.debug, '$.debug')) span.debug = true;
  // Only a server joins a span of another tracer; Zipkin too takes the flag from clients.
  if (isGiven(raw.shared) && flagOf(raw.shared, '$.shared') && span.kind !== 'CLIENT') span.shared = true;
  return span;
}

export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

const KINDS: ReadonlySet<unknown> = new Set<ZipkinKind>(['CLIENT', 'SERVER', 'PRODUCER', 'CONSUMER']);

function kindOf(value: unknown): ZipkinKind {
  if (!KINDS.has(value)) throw new RecordError(`No enum constant zipkin2.Span.Kind.${shown(value)}`);
  return value as ZipkinKind;
}

export function textOf(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new RecordError(`Expected a string but was ${shapeOf(value)} at path ${path}`);
}

/** Negative ones are none, as in Zipkin. A fraction of a microsecond, which JavaScript clients send, is rounded. */
export function microsOf(value: unknown, path: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number))
    throw new RecordError(`Expected a long but was ${shapeOf(value)} at path ${path}`);
  return Math.max(0, Math.round(number));
}

function flagOf(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean')
    throw new RecordError(`Expected a boolean but was ${shapeOf(value)} at path ${path}`);
  return value;
}

export function endpointOf(raw: unknown, path: string, repairs: Repairs): ZipkinEndpoint | null {
  if (!isGiven(raw)) return null;
  if (!isPlainObject(raw)) throw new RecordError('Malformed');
  const endpoint: ZipkinEndpoint = {};
  const serviceName = isGiven(raw.serviceName) ? textOf(raw.serviceName, `${path}.serviceName`) : '';
  if (serviceName !== '') endpoint.serviceName = serviceName;
  for (const field of ['ipv4', 'ipv6'] as const) {
    if (isGiven(raw[field])) putAddress(endpoint, textOf(raw[field], `${path}.${field}`), repairs);
  }
  const port = isGiven(raw.port) ? microsOf(raw.port, `${path}.port`) : 0;
  if (port > 0xffff) throw new RecordError(`invalid port ${port}`);
  if (port > 0) endpoint.port = port;
  return Object.keys(endpoint).length > 0 ? endpoint : null;
}

/** An address goes where it belongs, whatever it was called; Zipkin drops in silence what is none. */
export function putAddress(endpoint: ZipkinEndpoint, text: string, repairs: Repairs): void {
  const embedded = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)?.[1];
  // Zipkin takes leading zeros (52.0.0.04) too.
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(embedded ?? text)) endpoint.ipv4 = embedded ?? text;
  else if (isIP(text) === 6) endpoint.ipv6 = text;
  else if (text !== '') repairs.note('address of an endpoint that is none left out');
}

function annotationsOf(raw: unknown): { timestamp: number; value: string }[] {
  if (!isGiven(raw)) return [];
  if (!Array.isArray(raw)) throw new RecordError('Malformed');
  return raw.map((one: unknown, at) => {
    const path = `$.annotations[${at}]`;
    if (!isPlainObject(one)) throw new RecordError('Malformed');
    if (!isGiven(one.timestamp) || !isGiven(one.value))
      throw new RecordError(`Incomplete annotation at ${path}`);
    return {
      timestamp: microsOf(one.timestamp, `${path}.timestamp`),
      value: textOf(one.value, `${path}.value`),
    };
  });
}

function tagsOf(raw: unknown): Record<string, string> | null {
  if (!isGiven(raw)) return null;
  if (!isPlainObject(raw)) throw new RecordError('Malformed');
  const keys = Object.keys(raw);
  const tags: Record<string, string> = {};
  for (const key of keys) {
    if (!isGiven(raw[key])) throw new RecordError(`No value at $.tags.${key.slice(0, 200)}`);
    setOwn(tags, key, textOf(raw[key], `$.tags.${key.slice(0, 200)}`));
  }
  return keys.length > 0 ? tags : null;
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return 'BEGIN_ARRAY';
  if (value === null) return 'NULL';
  return typeof value === 'object' ? 'BEGIN_OBJECT' : (typeof value).toUpperCase();
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100) : shapeOf(value);
}
