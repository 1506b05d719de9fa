import { normalizeTraceId } from '../contracts/ids';
import { AppError } from '../errors';

/** A trace id as it is stored. Throws AppError `bad_request` for an empty or all-zero one. */
export function readTraceId(id: string): string {
  const traceId = normalizeTraceId(id);
  if (traceId === null) throw new AppError('bad_request', 'A trace id of zeros means "no trace".');
  return traceId;
}
