import { randomUUID } from 'node:crypto';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';

/**
 * Says on whose behalf a request runs. Every handler calls it, directly or through `apiRoute`: until access control
 * is configured there is one tenant, and the server listens on 127.0.0.1 only.
 */
export function authorize(request: Request): RequestContext {
  return { requestId: randomUUID(), tenantId: DEFAULT_TENANT_ID, signal: request.signal };
}
