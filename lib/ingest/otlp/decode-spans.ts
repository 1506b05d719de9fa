import type { Decoded, SpanRecord } from '../../contracts/telemetry';
import { DecodeRun } from '../decode-run';
import { finish } from '../sanitize/finish';
import { buildSpan } from './build-span';
import type { OtlpEncoding } from './decode-logs';
import { readJsonEnvelope } from './json/read-envelope';
import { readJsonSpan } from './json/read-span';
import { readEnvelope } from './protobuf/read-envelope';
import { readSpan } from './protobuf/read-span';
import { WireReader } from './protobuf/wire-reader';

/**
 * Decodes an ExportTraceServiceRequest. Throws AppError `bad_request` when the bytes are not one.
 * Source: OTLP specification 1.x, "OTLP/HTTP".
 */
export function decodeOtlpSpans(
  bytes: Uint8Array,
  encoding: OtlpEncoding,
  nowNs: bigint,
): Decoded<SpanRecord> {
  return finish(decodingOtlpSpans(bytes, encoding, nowNs));
}

/** The same in pieces of a few milliseconds, between which others may run. */
export function* decodingOtlpSpans(
  bytes: Uint8Array,
  encoding: OtlpEncoding,
  nowNs: bigint,
): Generator<void, Decoded<SpanRecord>> {
  const run = new DecodeRun<SpanRecord>(nowNs);
  if (encoding === 'json') {
    yield* readJsonEnvelope(bytes, ['resourceSpans', 'scopeSpans', 'spans'], run.repairs, (record, stream) =>
      run.take(() => buildSpan(readJsonSpan(record, run.repairs), stream, run)),
    );
  } else {
    const reader = new WireReader(bytes, run.repairs);
    yield* readEnvelope(reader, (end, stream) =>
      run.take(() => buildSpan(readSpan(reader, end), stream, run)),
    );
  }
  return run.result();
}
