import type { OutgoingHttpHeaders } from 'node:http2';
import protobuf from 'protobufjs/minimal.js';
import type { AppError } from '../../errors';
import { GRPC_CODE } from './grpc-code';

/** Trailers are headers, which senders bound (8 KiB is gRPC's default). */
const MESSAGE_CHARS = 1000;
const RETRY_INFO = 'type.googleapis.com/google.rpc.RetryInfo';
const NOT_PLAIN = /[^ -$&-~]/gu;

/**
 * The trailers of a refused call. With `retryAfterSeconds` a google.rpc.RetryInfo goes along.
 * Source: gRPC over HTTP/2, "Responses"; OTLP specification, "OTLP/gRPC Throttling".
 */
export function grpcTrailers(
  error: Pick<AppError, 'code' | 'message' | 'retryAfterSeconds'>,
): OutgoingHttpHeaders {
  const code = GRPC_CODE[error.code];
  const message = error.message.slice(0, MESSAGE_CHARS);
  const trailers: OutgoingHttpHeaders = {
    'grpc-status': String(code),
    'grpc-message': message.replace(NOT_PLAIN, percentEncode),
  };
  if (error.retryAfterSeconds !== undefined) {
    const retryInfo = encodeRetryInfo(error.retryAfterSeconds);
    trailers['grpc-status-details-bin'] = asBinaryHeader(statusWithRetry(code, message, retryInfo));
    // Where OpenTelemetry's Python SDK looks for it.
    trailers['google.rpc.retryinfo-bin'] = asBinaryHeader(retryInfo);
  }
  return trailers;
}

function asBinaryHeader(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}

/** RetryInfo { retry_delay 1: Duration { seconds 1 } }. */
function encodeRetryInfo(seconds: number): Uint8Array {
  return protobuf.Writer.create().uint32(10).fork().uint32(8).int64(seconds).ldelim().finish();
}

function percentEncode(char: string): string {
  const bytes = [...Buffer.from(char)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** google.rpc.Status { code 1, message 2, details 3: Any { type_url 1, value 2 } }. */
function statusWithRetry(code: number, message: string, retryInfo: Uint8Array): Uint8Array {
  const writer = protobuf.Writer.create().uint32(8).int32(code).uint32(18).string(message);
  return writer.uint32(26).fork().uint32(10).string(RETRY_INFO).uint32(18).bytes(retryInfo).ldelim().finish();
}
