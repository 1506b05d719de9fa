import { parseLogql } from '../compat/loki/logql/parse-logql';

/** A query that can be read, as it was written but without blanks at its ends. Throws AppError `bad_request` when it cannot. */
export function formatLogql(query: string): string {
  parseLogql(query);
  return query.trim();
}
