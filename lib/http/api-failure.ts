/** A request to our own API that did not succeed; `message` may be shown: it says what went wrong and what to do. */
export class ApiFailure extends Error {
  /** HTTP status; 0 when the server could not be reached at all. */
  readonly status: number;
  /** The server's `error.code`, or `network` / `bad_response` when there was no such body. */
  readonly code: string;
  readonly requestId: string | null;
  readonly details: unknown;

  constructor(
    status: number,
    code: string,
    message: string,
    extra: { requestId?: string | null; details?: unknown; cause?: unknown } = {},
  ) {
    super(message, { cause: extra.cause });
    this.name = 'ApiFailure';
    this.status = status;
    this.code = code;
    this.requestId = extra.requestId ?? null;
    this.details = extra.details;
  }
}
