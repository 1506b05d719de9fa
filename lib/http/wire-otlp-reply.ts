import protobuf from 'protobufjs/minimal.js';
import type { AppError, AppErrorCode } from '../errors';

export type OtlpType = 'application/x-protobuf' | 'application/json';

/** The count in a partial success, as each signal's response names it in JSON. */
export type RejectedField = 'rejectedLogRecords' | 'rejectedSpans' | 'rejectedDataPoints';

/** google.rpc.Code, as OTLP's error bodies carry it. */
const RPC_CODE: Record<AppErrorCode, number> = {
  canceled: 1,
  bad_request: 3,
  payload_too_large: 3,
  unsupported_media_type: 3,
  timeout: 4,
  not_found: 5,
  method_not_allowed: 12,
  conflict: 6,
  forbidden: 7,
  too_many_requests: 8,
  internal: 13,
  unavailable: 14,
};

/**
 * The body of an Export…ServiceResponse; `partial_success` only when there is something to say.
 * Source: OTLP specification, "Partial Success"; field 1 { 1 rejected, 2 error_message } in all signals alike.
 */
export function otlpSuccess(
  type: OtlpType,
  rejectedField: RejectedField,
  rejected: number,
  message: string,
): Uint8Array | string {
  if (type === 'application/json') {
    if (rejected === 0 && message === '') return '{}';
    // ProtoJSON writes int64 as a string and leaves defaults out.
    const count = rejected > 0 ? { [rejectedField]: String(rejected) } : {};
    return JSON.stringify({ partialSuccess: { ...count, errorMessage: message } });
  }
  return otlpProtobufSuccess(rejected, message);
}

/** The same as protobuf, which names the fields of all signals alike; also what gRPC answers. */
export function otlpProtobufSuccess(rejected: number, message: string): Uint8Array {
  const writer = protobuf.Writer.create();
  if (rejected === 0 && message === '') return writer.finish();
  writer.uint32(10).fork();
  if (rejected > 0) writer.uint32(8).int64(rejected);
  if (message !== '') writer.uint32(18).string(message);
  return writer.ldelim().finish();
}

/** The google.rpc.Status body of a refused request: code 1, message 2. */
export function otlpStatus(type: OtlpType, error: Pick<AppError, 'code' | 'message'>): Uint8Array | string {
  const code = RPC_CODE[error.code];
  if (type === 'application/json') return JSON.stringify({ code, message: error.message });
  return protobuf.Writer.create().uint32(8).int32(code).uint32(18).string(error.message).finish();
}
