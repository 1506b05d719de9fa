import { AppError } from '../errors';
import { parseDuration } from '../query/duration';

/**
 * Nanoseconds of a duration as the search language reads it (`1.5s`); null for none given. What lies between two
 * nanoseconds is rounded so that the limit lets nothing else through. Throws AppError `bad_request` for no duration.
 */
export function parseDurationNs(text: string | undefined, limit: 'min' | 'max'): bigint | null {
  if (text === undefined) return null;
  const duration = parseDuration(text);
  if (!duration) throw new AppError('bad_request', `That is no duration: ${text.slice(0, 40)}.`);
  return limit === 'min' && !duration.isExact ? duration.ns + 1n : duration.ns;
}
