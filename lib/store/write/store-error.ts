import { AppError } from '../../errors';
import type { FailureKind } from './failure-kind';

const RETRY_AFTER_SECONDS = 5;
const RETRY_LATER_SECONDS = 30;

/** What the sender of a batch that could not be committed is told. Nothing of the batch is stored. */
export function storeError(kind: FailureKind, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const { message: said, code } = cause as { message?: unknown; code?: unknown };
  // Node leaves the message of a failed dial to several addresses empty.
  const message = String(said || code).slice(0, 200);
  if (kind === 'full')
    return new AppError('unavailable', `The database has no room for more: ${message}`, {
      cause,
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  if (kind === 'transient' || kind === 'partition')
    return new AppError('unavailable', `The database does not take writes now: ${message}. Send it again.`, {
      cause,
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  if (kind === 'denied')
    return new AppError('unavailable', `The database is not ready for writes: ${message}.`, {
      cause,
      retryAfterSeconds: RETRY_LATER_SECONDS,
    });
  return new AppError('internal', `The database refused the batch: ${message}`, { cause });
}
