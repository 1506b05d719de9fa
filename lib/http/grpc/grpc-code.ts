import type { AppErrorCode } from '../../errors';

/**
 * The gRPC status of an error. What clients make of them: OTLP says which may be sent again (CANCELLED,
 * DEADLINE_EXCEEDED, UNAVAILABLE, and RESOURCE_EXHAUSTED only with RetryInfo).
 * Source: gRPC "Status codes and their use in gRPC"; OTLP specification, "OTLP/gRPC Response".
 */
export const GRPC_CODE: Readonly<Record<AppErrorCode, number>> = {
  canceled: 1,
  bad_request: 3,
  timeout: 4,
  not_found: 5,
  conflict: 6,
  forbidden: 7,
  // As gRPC's own servers refuse a message beyond their limit; without RetryInfo nobody sends it again.
  payload_too_large: 8,
  too_many_requests: 8,
  method_not_allowed: 12,
  unsupported_media_type: 12,
  internal: 13,
  unavailable: 14,
};
