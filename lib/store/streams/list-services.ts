import type { RequestContext } from '../../contracts/context';
import { processSingleton } from '../../process-singleton';
import { runQuery } from '../client/run-query';

export interface ServiceRow {
  name: string;
  logs: boolean;
  spans: boolean;
}

const TTL_MS = 5_000;

/** All services of a tenant by name, and which signals are stored of them. Remembered for five seconds. */
export async function listServiceRows(ctx: RequestContext): Promise<ServiceRow[]> {
  const cache = processSingleton('service-list', () => new Map<number, { at: number; rows: ServiceRow[] }>());
  const cached = cache.get(ctx.tenantId);
  if (cached && performance.now() - cached.at < TTL_MS) return cached.rows;
  const rows = await runQuery<ServiceRow>(
    {
      // The rollup has one row a service and minute, whatever the number of logs.
      text: `SELECT s.name, l.service_id IS NOT NULL AS logs,
          EXISTS (SELECT 1 FROM span t WHERE t.tenant_id = $1 AND t.service_id = s.id) AS spans
        FROM service s
        LEFT JOIN (SELECT DISTINCT r.service_id FROM log_rollup_minute r WHERE r.tenant_id = $1) l
          ON l.service_id = s.id
        WHERE s.tenant_id = $1 ORDER BY s.name LIMIT 10000`,
      values: [ctx.tenantId],
    },
    { signal: ctx.signal, timeoutMs: 10_000 },
  );
  cache.set(ctx.tenantId, { at: performance.now(), rows });
  return rows;
}
