import type { RequestContext } from '../contracts/context';
import type { OperationsResponse } from '../contracts/trace-search';
import { listOperationNames } from '../store/spans/list-operations';
import { findServiceId } from '../store/streams/find-service-id';

/** The span names a service used lately; none for a service nobody sent. */
export async function listOperations(ctx: RequestContext, service: string): Promise<OperationsResponse> {
  const serviceId = await findServiceId(ctx, service);
  if (serviceId === null) return { operations: [], sampled: null };
  const { names, sampled } = await listOperationNames(ctx, serviceId);
  return { operations: names, sampled };
}
