import { AppError } from '../../errors';
import type { FailureKind } from './failure-kind';

const RETRY_AFTER_SECONDS = 5;

/** What the sender of a batch that could not be committed is told. Nothing of the batch is stored. */
export function storeError(kind: FailureKind, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const message = String((cause as { message?: unknown }).message).slice(0, 200);
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
  return new AppError('internal', `The database refused the batch: ${message}`, { cause });
}
