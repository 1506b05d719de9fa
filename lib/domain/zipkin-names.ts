import type { RequestContext } from '../contracts/context';
import { listOperationNames } from '../store/rollup/list-operation-names';
import { readEdges } from '../store/rollup/read-edges';
import { serviceNames } from '../store/streams/service-names';
import { nowNs } from '../time/time-ns';
import { countedPeriod } from './counted-period';
import { tracingServiceIds } from './tracing-services';

/** How far back the services that a service calls are looked for. */
const REMOTE_RANGE = 'now-30d';

/** The span names of a service, by name; none for a service nobody sent. Throws AppError `timeout`, `unavailable`. */
export async function zipkinSpanNames(ctx: RequestContext, service: string): Promise<string[]> {
  const services = await tracingServiceIds(ctx, service);
  const names = await Promise.all(services.map((id) => listOperationNames(ctx, id)));
  return [...new Set(names.flat())].filter((name) => name !== '').sort();
}

/** What a service called in the last thirty days, by name. Throws AppError `timeout`, `unavailable`. */
export async function zipkinRemoteServices(ctx: RequestContext, service: string): Promise<string[]> {
  const services = await tracingServiceIds(ctx, service);
  const period = countedPeriod(REMOTE_RANGE, 'now', nowNs());
  const called = new Set<number>();
  for (const id of services) {
    for (const { caller_id, callee_id, n } of await readEdges(ctx, { ...period, serviceId: id }))
      if (caller_id === id && n > 0n) called.add(callee_id);
  }
  return [...(await serviceNames(ctx, called)).values()].sort();
}
