import type { RequestContext } from '../../contracts/context';
import { runQuery } from '../client/run-query';

/** Names of services by id. */
export async function serviceNames(ctx: RequestContext, ids: Iterable<number>): Promise<Map<number, string>> {
  const rows = await runQuery<{ id: number; name: string }>(
    {
      text: 'SELECT id, name FROM service WHERE tenant_id = $1 AND id = ANY($2::int[])',
      values: [ctx.tenantId, [...ids]],
    },
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
