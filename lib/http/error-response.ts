import { AppError, type AppErrorCode } from '../errors';
import { logger } from '../logger';

export const STATUS_OF: Record<AppErrorCode, number> = {
  bad_request: 400,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  canceled: 499,
  internal: 500,
  unavailable: 503,
  timeout: 504,
};

/** The one place that turns an error into an answer: known ones say what to do, unknown ones are logged with their id. */
export function errorResponse(error: unknown, requestId: string): Response {
  const known = asKnown(error, requestId);
  const headers = new Headers({ 'cache-control': 'no-store', 'x-request-id': requestId });
  if (known.retryAfterSeconds !== undefined) headers.set('retry-after', String(known.retryAfterSeconds));
  const body = {
    code: known.code,
    message: known.message,
    requestId,
    ...(known.details === undefined ? {} : { details: known.details }),
  };
  return Response.json({ error: body }, { status: STATUS_OF[known.code], headers });
}

export function asKnown(error: unknown, requestId: string): AppError {
  if (error instanceof AppError) return error;
  logger().error({ err: error, requestId }, 'unexpected error');
  return new AppError(
    'internal',
    `Something failed on the server. Its log has the details under request ${requestId}.`,
  );
}
