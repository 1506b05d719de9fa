import type { RequestContext } from '../../contracts/context';
import { runQuery } from '../client/run-query';

/** The id of a service by its exact name; null when nothing of it was ever stored. */
export async function findServiceId(ctx: RequestContext, name: string): Promise<number | null> {
  const rows = await runQuery<{ id: number }>(
    { text: 'SELECT id FROM service WHERE tenant_id = $1 AND name = $2', values: [ctx.tenantId, name] },
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
  return rows[0]?.id ?? null;
}
