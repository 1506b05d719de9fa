import { DEFAULT_TENANT_ID, type RequestContext } from '../lib/contracts/context';

/** The context of a request that nobody cancels, of the default tenant. */
export function testContext(): RequestContext {
  return { requestId: 'test', tenantId: DEFAULT_TENANT_ID, signal: new AbortController().signal };
}
