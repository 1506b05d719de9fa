import { AppError, type AppErrorCode } from '../../errors';
import { STATUS_OF } from '../error-response';
import { elasticJson } from './elastic-json';

/** What an error that names no type of Elasticsearch's is there. */
const TYPE_OF: Record<AppErrorCode, string> = {
  bad_request: 'illegal_argument_exception',
  forbidden: 'security_exception',
  not_found: 'resource_not_found_exception',
  method_not_allowed: 'method_not_allowed_exception',
  conflict: 'version_conflict_engine_exception',
  payload_too_large: 'content_too_long_exception',
  unsupported_media_type: 'media_type_header_exception',
  too_many_requests: 'es_rejected_execution_exception',
  canceled: 'task_cancelled_exception',
  internal: 'exception',
  unavailable: 'cluster_block_exception',
  timeout: 'timeout_exception',
};

interface Details {
  elasticType?: unknown;
  causedBy?: unknown;
  members?: unknown;
}

/** An error as Elasticsearch answers it: type, reason, and the same again as its root cause. */
export function refuseElastic(error: AppError, { request }: { request: Request }): Response {
  const { elasticType, causedBy, members } = (error.details ?? {}) as Details;
  const cause = {
    type: typeof elasticType === 'string' ? elasticType : TYPE_OF[error.code],
    reason: error.message,
    ...(typeof members === 'object' ? members : {}),
  };
  const nested = typeof causedBy === 'object' && causedBy !== null ? { caused_by: causedBy } : {};
  const status = STATUS_OF[error.code];
  return elasticJson(request, { error: { root_cause: [cause], ...cause, ...nested }, status }, status);
}

/** An error with the type Elasticsearch gives it. */
export function elasticProblem(
  code: AppErrorCode,
  elasticType: string,
  reason: string,
  members: Readonly<Record<string, string>> = {},
): AppError {
  return new AppError(code, reason, { details: { elasticType, members } });
}
