import type { RequestContext } from '../../contracts/context';
import { runQuery } from '../client/run-query';

const SAMPLE = 20_000;

/** The distinct span names among a service's newest 20,000 spans. `sampled` is null when those are all it has. */
export async function listOperationNames(
  ctx: RequestContext,
  serviceId: number,
): Promise<{ names: string[]; sampled: number | null }> {
  const rows = await runQuery<{ name: string; n: bigint }>(
    {
      text: `SELECT t.name, count(*) AS n FROM (
          SELECT t.name FROM span t WHERE t.tenant_id = $1 AND t.service_id = $2
          ORDER BY t.start_ns DESC LIMIT ${SAMPLE}
        ) t GROUP BY t.name ORDER BY t.name`,
      values: [ctx.tenantId, serviceId],
    },
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
  const read = rows.reduce((sum, row) => sum + Number(row.n), 0);
  return { names: rows.map((row) => row.name), sampled: read < SAMPLE ? null : read };
}
