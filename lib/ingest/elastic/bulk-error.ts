import { AppError } from '../../errors';

/** A bulk request that cannot be read at all, with the type Elasticsearch gives the error. */
export function bulkError(elasticType: string, reason: string): AppError {
  return new AppError('bad_request', reason, { details: { elasticType } });
}
