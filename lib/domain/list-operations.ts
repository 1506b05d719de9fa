import type { RequestContext } from '../contracts/context';
import type { OperationsResponse } from '../contracts/service-operations';
import { listOperationNames } from '../store/rollup/list-operation-names';
import { OPERATIONS_PER_SERVICE } from '../store/rollup/resolve-operations';
import { findServiceId } from '../store/streams/find-service-id';

/** The span names a service has used; none for a service nobody sent. */
export async function listOperations(ctx: RequestContext, service: string): Promise<OperationsResponse> {
  const serviceId = await findServiceId(ctx, service);
  const names = serviceId === null ? [] : await listOperationNames(ctx, serviceId);
  return {
    operations: names.filter((name) => name !== ''),
    sampled: names.includes('') ? OPERATIONS_PER_SERVICE : null,
  };
}
