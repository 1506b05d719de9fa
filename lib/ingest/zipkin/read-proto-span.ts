import type { ZipkinEndpoint, ZipkinKind, ZipkinSpan } from '../../contracts/zipkin-span';
import { RecordError } from '../decode-run';
import type { WireReader } from '../otlp/protobuf/wire-reader';
import { setOwn } from '../raw-value';
import { putAddress } from './read-json-span';
import { zipkinParentId, zipkinSpanId, zipkinTraceId } from './zipkin-id';

const KINDS: readonly (ZipkinKind | undefined)[] = [undefined, 'CLIENT', 'SERVER', 'PRODUCER', 'CONSUMER'];

/**
 * Reads a zipkin.proto3.Span up to `end`. Throws RecordError, once its bytes are read, when its ids are invalid.
 * Source: openzipkin/zipkin-api, zipkin.proto; each case is field number × 8 + wire type.
 */
export function readProtoSpan(reader: WireReader, end: number): ZipkinSpan {
  const ids = { trace: '', parent: '', span: '' };
  const span: ZipkinSpan = { traceId: '', id: '' };
  const annotations: { timestamp: number; value: string }[] = [];
  const tags: Record<string, string> = {};
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    switch (tag) {
      case 10: // trace_id = 1
        ids.trace = reader.hexId();
        break;
      case 18: // parent_id = 2
        ids.parent = reader.hexId();
        break;
      case 26: // id = 3
        ids.span = reader.hexId();
        break;
      case 32: {
        // kind = 4, enum
        const kind = KINDS[reader.int32()];
        if (kind) span.kind = kind;
        break;
      }
      case 42: // name = 5
        putText(span, 'name', reader.string());
        break;
      case 49: // timestamp = 6, fixed64
        putMicros(span, 'timestamp', reader.fixed64());
        break;
      case 56: // duration = 7, uint64
        putMicros(span, 'duration', BigInt(reader.int64()));
        break;
      case 66: // local_endpoint = 8
        putEndpoint(span, 'localEndpoint', readEndpoint(reader, reader.enter(end)));
        break;
      case 74: // remote_endpoint = 9
        putEndpoint(span, 'remoteEndpoint', readEndpoint(reader, reader.enter(end)));
        break;
      case 82: // annotations = 10
        annotations.push(readAnnotation(reader, reader.enter(end)));
        break;
      case 90: // tags = 11, map
        readTag(reader, reader.enter(end), tags);
        break;
      case 96: // debug = 12
        if (reader.bool()) span.debug = true;
        break;
      case 104: // shared = 13
        if (reader.bool()) span.shared = true;
        break;
      default:
        reader.skip(tag);
    }
  }
  return complete(span, ids, annotations, tags);
}

function complete(
  span: ZipkinSpan,
  ids: { trace: string; parent: string; span: string },
  annotations: { timestamp: number; value: string }[],
  tags: Record<string, string>,
): ZipkinSpan {
  if (ids.trace.length !== 16 && ids.trace.length !== 32)
    throw new RecordError('the trace id is not 8 or 16 bytes');
  if (ids.span.length !== 16) throw new RecordError('the span id is not 8 bytes');
  span.traceId = zipkinTraceId(ids.trace);
  span.id = zipkinSpanId(ids.span);
  const parentId = ids.parent === '' ? undefined : zipkinParentId(ids.parent);
  if (parentId !== undefined && parentId !== span.id) span.parentId = parentId;
  if (annotations.length > 0) span.annotations = annotations;
  if (Object.keys(tags).length > 0) span.tags = tags;
  if (span.kind === 'CLIENT') delete span.shared;
  return span;
}

function putText(span: ZipkinSpan, field: 'name', text: string): void {
  if (text !== '') span[field] = text;
}

function putMicros(span: ZipkinSpan, field: 'timestamp' | 'duration', micros: bigint): void {
  if (micros > 0n) span[field] = Number(micros);
}

function putEndpoint(
  span: ZipkinSpan,
  field: 'localEndpoint' | 'remoteEndpoint',
  endpoint: ZipkinEndpoint,
): void {
  if (Object.keys(endpoint).length > 0) span[field] = endpoint;
}

function readEndpoint(reader: WireReader, end: number): ZipkinEndpoint {
  const endpoint: ZipkinEndpoint = {};
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === 10) {
      const serviceName = reader.string();
      if (serviceName !== '') endpoint.serviceName = serviceName;
    } else if (tag === 18 || tag === 26) {
      putAddress(endpoint, addressOf(reader.hexId()), reader.repairs);
    } else if (tag === 32) {
      const port = reader.int32();
      if (port > 0 && port <= 0xffff) endpoint.port = port;
    } else reader.skip(tag);
  }
  return endpoint;
}

/** Four or sixteen bytes as an address in its shortest form; anything else as it is, which is no address. */
function addressOf(hex: string): string {
  if (hex.length === 8) return hex.replace(/../g, (byte) => `${Number.parseInt(byte, 16)}.`).slice(0, -1);
  if (hex.length !== 32) return hex;
  if (/^0{20}f{4}/.test(hex)) return addressOf(hex.slice(24));
  return new URL(`http://[${hex.replace(/....(?!$)/g, '$&:')}]`).hostname.slice(1, -1);
}

function readAnnotation(reader: WireReader, end: number): { timestamp: number; value: string } {
  const annotation = { timestamp: 0, value: '' };
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === 9) annotation.timestamp = Number(reader.fixed64());
    else if (tag === 18) annotation.value = reader.string();
    else reader.skip(tag);
  }
  return annotation;
}

function readTag(reader: WireReader, end: number, tags: Record<string, string>): void {
  let key = '';
  let value = '';
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === 10) key = reader.string();
    else if (tag === 18) value = reader.string();
    else reader.skip(tag);
  }
  if (key !== '') setOwn(tags, key, value);
}
