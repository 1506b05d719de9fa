import type { Decoded, LogRecord } from '../../contracts/telemetry';
import { DecodeRun } from '../decode-run';
import { finish } from '../sanitize/finish';
import { buildLog } from './build-log';
import { readJsonEnvelope } from './json/read-envelope';
import { readJsonLog } from './json/read-log';
import { readEnvelope } from './protobuf/read-envelope';
import { readLog } from './protobuf/read-log';
import { WireReader } from './protobuf/wire-reader';

/** The two encodings of OTLP/HTTP. */
export type OtlpEncoding = 'protobuf' | 'json';

/**
 * Decodes an ExportLogsServiceRequest. Throws AppError `bad_request` when the bytes are not one.
 * Source: OTLP specification 1.x, "OTLP/HTTP".
 */
export function decodeOtlpLogs(bytes: Uint8Array, encoding: OtlpEncoding, nowNs: bigint): Decoded<LogRecord> {
  return finish(decodingOtlpLogs(bytes, encoding, nowNs));
}

/** The same in pieces of a few milliseconds, between which others may run. */
export function* decodingOtlpLogs(
  bytes: Uint8Array,
  encoding: OtlpEncoding,
  nowNs: bigint,
): Generator<void, Decoded<LogRecord>> {
  const run = new DecodeRun<LogRecord>(nowNs);
  if (encoding === 'json') {
    yield* readJsonEnvelope(
      bytes,
      ['resourceLogs', 'scopeLogs', 'logRecords'],
      run.repairs,
      (record, stream) => run.take(() => buildLog(readJsonLog(record, run.repairs), stream, run)),
    );
  } else {
    const reader = new WireReader(bytes, run.repairs);
    yield* readEnvelope(reader, (end, stream) => run.take(() => buildLog(readLog(reader, end), stream, run)));
  }
  return run.result();
}
