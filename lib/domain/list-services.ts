import type { RequestContext } from '../contracts/context';
import type { ServicesResponse } from '../contracts/trace-search';
import { listServiceRows } from '../store/streams/list-services';

/** Every service that sent logs or spans that are still stored, by name. */
export async function listServices(ctx: RequestContext): Promise<ServicesResponse> {
  const rows = await listServiceRows(ctx);
  return { services: rows.filter(({ logs, spans }) => logs || spans) };
}
