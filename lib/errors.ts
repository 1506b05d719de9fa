/** Codes a caller can act on; `lib/http/route.ts` is the one place that maps them to HTTP statuses. */
export type AppErrorCode =
  | 'bad_request'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'too_many_requests'
  | 'unavailable'
  | 'timeout'
  | 'canceled'
  | 'internal';

/** An error whose message may be shown to the user: it says what went wrong and what to do. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  /** Whole seconds after which a retry makes sense; becomes `Retry-After`. */
  readonly retryAfterSeconds: number | undefined;
  /** Machine-readable extras, e.g. query diagnostics or zod issues. */
  readonly details: unknown;

  constructor(
    code: AppErrorCode,
    message: string,
    options: { cause?: unknown; retryAfterSeconds?: number; details?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.details = options.details;
  }
}
