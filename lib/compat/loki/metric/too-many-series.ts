import { AppError } from '../../../errors';

/** Source: Loki's default of max_query_series. */
export const MAX_SERIES = 500;

export function tooManySeries(): AppError {
  return new AppError('bad_request', `maximum of series (${MAX_SERIES}) reached for a single query`);
}
