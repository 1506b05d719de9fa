import type { RequestContext } from '../contracts/context';
import { findServiceId } from '../store/streams/find-service-id';
import { listServiceRows } from '../store/streams/list-services';

/** Names of the services that sent spans, by name. Throws AppError `timeout`, `unavailable`. */
export async function tracingServices(ctx: RequestContext): Promise<string[]> {
  const rows = await listServiceRows(ctx);
  return rows.filter(({ spans }) => spans).map(({ name }) => name);
}

/** The id of the service of that name, else of those that differ from it only in case: Zipkin asks in small letters. */
export async function tracingServiceIds(ctx: RequestContext, name: string): Promise<number[]> {
  const exact = await findServiceId(ctx, name);
  if (exact !== null) return [exact];
  const rows = await listServiceRows(ctx);
  return rows.filter((row) => row.name.toLowerCase() === name.toLowerCase()).map(({ id }) => id);
}
