import type { RequestContext } from '../../contracts/context';
import { processSingleton } from '../../process-singleton';
import { runQuery } from '../client/run-query';

export interface ServiceRow {
  name: string;
  logs: boolean;
  spans: boolean;
}

const TTL_MS = 5_000;

// The first entry of an index from a service on is of that service, or it has none: with EXISTS the planner may read all
// minutes, or gather all spans of a service, to find one.
export const SERVICES_SQL = `SELECT s.name,
    coalesce(s.id = (SELECT r.service_id FROM log_rollup_minute r
      WHERE r.tenant_id = $1 AND r.service_id >= s.id ORDER BY r.service_id LIMIT 1), FALSE) AS logs,
    coalesce(s.id = (SELECT t.service_id FROM span t
      WHERE t.service_id >= s.id ORDER BY t.service_id LIMIT 1), FALSE) AS spans
  FROM service s WHERE s.tenant_id = $1 ORDER BY s.name LIMIT 10000`;

/** All services of a tenant by name, and which signals are stored of them. Remembered for five seconds. */
export async function listServiceRows(ctx: RequestContext): Promise<ServiceRow[]> {
  const cache = processSingleton('service-list', () => new Map<number, { at: number; rows: ServiceRow[] }>());
  const cached = cache.get(ctx.tenantId);
  if (cached && performance.now() - cached.at < TTL_MS) return cached.rows;
  const rows = await runQuery<ServiceRow>(
    {
      text: SERVICES_SQL,
      values: [ctx.tenantId],
    },
    { signal: ctx.signal, timeoutMs: 10_000 },
  );
  cache.set(ctx.tenantId, { at: performance.now(), rows });
  return rows;
}
