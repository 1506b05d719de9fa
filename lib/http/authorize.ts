import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { refuseForeign } from './refuse-foreign';

/**
 * Says on whose behalf a request runs. Every handler calls it, directly or through `apiRoute`: until access control is
 * configured there is one tenant, and the server listens on 127.0.0.1 only. Handlers of shared links call
 * `authorizeShare` in its place. Throws AppError `forbidden` for what a stranger's page made a browser send.
 */
export function authorize(request: Request, requestId: string): RequestContext {
  refuseForeign(request);
  return { requestId, tenantId: DEFAULT_TENANT_ID, signal: request.signal };
}
