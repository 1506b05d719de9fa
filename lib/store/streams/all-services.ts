import type { RequestContext } from '../../contracts/context';
import { runQuery } from '../client/run-query';

const MOST = 50_000;

/** Names of all services by id; null where there are more than are worth looking at. */
export async function allServices(ctx: RequestContext): Promise<Map<number, string> | null> {
  const rows = await runQuery<{ id: number; name: string }>(
    { text: `SELECT id, name FROM service WHERE tenant_id = $1 LIMIT ${MOST + 1}`, values: [ctx.tenantId] },
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
  return rows.length > MOST ? null : new Map(rows.map(({ id, name }) => [id, name]));
}
