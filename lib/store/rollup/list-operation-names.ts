import type { RequestContext } from '../../contracts/context';
import { runQuery } from '../client/run-query';

/** The distinct operation names of a service, by name. Empty among them: there are more than are kept. */
export async function listOperationNames(ctx: RequestContext, serviceId: number): Promise<string[]> {
  const rows = await runQuery<{ name: string }>(
    {
      text: 'SELECT DISTINCT name FROM operation WHERE tenant_id = $1 AND service_id = $2 ORDER BY name',
      values: [ctx.tenantId, serviceId],
    },
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
  return rows.map(({ name }) => name);
}
