import type { Decoded, SpanRecord } from '../../contracts/telemetry';
import type { ZipkinSpan } from '../../contracts/zipkin-span';
import { AppError } from '../../errors';
import { DecodeRun } from '../decode-run';
import { WireReader } from '../otlp/protobuf/wire-reader';
import { isPlainObject } from '../raw-value';
import { prepareJson } from '../sanitize/prepare-json';
import { convertV1Span } from './convert-v1-span';
import { readJsonSpan } from './read-json-span';
import { readProtoSpan } from './read-proto-span';
import { readV1Span } from './read-v1-span';
import { spanOfZipkin } from './span-of-zipkin';
import { ZipkinStreams } from './zipkin-streams';

/** `json-v1`: of `POST /api/v1/spans`. */
export type ZipkinEncoding = 'json' | 'json-v1' | 'protobuf';

/**
 * Decodes a list of Zipkin v2 spans. Throws AppError `bad_request`, in Zipkin's words, when the bytes are not one.
 * Source: openzipkin/zipkin-api, `POST /api/v2/spans`; zipkin-server, ZipkinHttpCollector.
 */
export function decodeZipkin(
  bytes: Uint8Array,
  encoding: ZipkinEncoding,
  nowNs: bigint,
): Decoded<SpanRecord> {
  const run = new DecodeRun<SpanRecord>(nowNs);
  const streams = new ZipkinStreams();
  if (bytes.length === 0) return run.result();
  if (encoding === 'protobuf') readProto(bytes, run, streams);
  else if (encoding === 'json-v1') {
    for (const raw of readJsonList(bytes, run, 'JSON_V1')) readV1(raw, run, streams);
  } else {
    for (const raw of readJsonList(bytes, run, 'JSON_V2'))
      run.take(() => spanOfZipkin(readJsonSpan(raw, run.repairs), streams, run));
  }
  return run.result();
}

type JsonFormat = 'JSON_V1' | 'JSON_V2';

function readJsonList(bytes: Uint8Array, run: DecodeRun<SpanRecord>, format: JsonFormat): unknown[] {
  const text = prepareJson(bytes, run.repairs);
  if (!/^\s*\[/.test(text)) throw bytes[0] === SPANS ? wrongFormat(format, 'PROTO3') : notList(format);
  let list: unknown[];
  try {
    list = JSON.parse(text);
  } catch (cause) {
    throw new AppError('bad_request', 'Malformed reading List<Span> from json', { cause });
  }
  const has = (...fields: string[]) =>
    list.some((span) => isPlainObject(span) && fields.some((field) => Object.hasOwn(span, field)));
  if (format === 'JSON_V2' && has('binaryAnnotations')) throw wrongFormat(format, 'JSON_V1');
  if (format === 'JSON_V1' && has('localEndpoint', 'remoteEndpoint', 'tags'))
    throw wrongFormat(format, 'JSON_V2');
  return list;
}

/** A v1 span may be two: each is taken or refused on its own. */
function readV1(raw: unknown, run: DecodeRun<SpanRecord>, streams: ZipkinStreams): void {
  let sides: ZipkinSpan[];
  try {
    sides = convertV1Span(readV1Span(raw, run.repairs));
  } catch (error) {
    run.take(() => {
      throw error;
    });
    return;
  }
  for (const side of sides) run.take(() => spanOfZipkin(side, streams, run));
}

// ListOfSpans { spans = 1 }
const SPANS = 10;

function readProto(bytes: Uint8Array, run: DecodeRun<SpanRecord>, streams: ZipkinStreams): void {
  if (bytes[0] === 0x5b) throw wrongFormat('PROTO3', 'JSON_V2');
  const reader = new WireReader(bytes, run.repairs);
  try {
    for (let tag = reader.next(reader.length); tag !== 0; tag = reader.next(reader.length)) {
      if (tag !== SPANS) throw notList('PROTO3');
      const end = reader.enter(reader.length);
      run.take(() => spanOfZipkin(readProtoSpan(reader, end), streams, run));
    }
  } catch (error) {
    // protobufjs throws plain Errors and RangeErrors for bytes that are not a message.
    if (error instanceof Error && (error.constructor === Error || error instanceof RangeError))
      throw new AppError('bad_request', 'Malformed reading List<Span> from proto3', { cause: error });
    throw error;
  }
}

function notList(encoding: string): AppError {
  return new AppError('bad_request', `Expected a ${encoding} encoded list\n`);
}

function wrongFormat(expected: string, received: string): AppError {
  return new AppError('bad_request', `Expected a ${expected} encoded list, but received: ${received}\n`);
}
