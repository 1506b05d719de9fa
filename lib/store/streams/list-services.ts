import type { RequestContext } from '../../contracts/context';
import { processSingleton } from '../../process-singleton';
import { runQuery } from '../client/run-query';

export interface ServiceRow {
  id: number;
  name: string;
  logs: boolean;
  spans: boolean;
}

const TTL_MS = 5_000;

// The first entry of an index from a service on is of that service, or it has none: with EXISTS the planner may read all
// minutes, or gather all spans of a service, to find one.
const storedServices = (which: string) => `SELECT * FROM (SELECT s.id, s.name,
    coalesce(s.id = (SELECT r.service_id FROM log_rollup_minute r
      WHERE r.tenant_id = $1 AND r.service_id >= s.id ORDER BY r.service_id LIMIT 1), FALSE) AS logs,
    coalesce(s.id = (SELECT t.service_id FROM span t
      WHERE t.service_id >= s.id ORDER BY t.service_id LIMIT 1), FALSE) AS spans
  FROM service s WHERE ${which} OFFSET 0) s WHERE s.logs OR s.spans ORDER BY s.name LIMIT 10000`;

export const SERVICES_SQL = storedServices('s.tenant_id = $1');
const SERVICE_SQL = storedServices('s.tenant_id = $1 AND s.name = $2');

/**
 * The services of a tenant of which something is stored by name, and which signals. Remembered for five seconds. Whoever
 * is only called (a database, a queue) is a row of the table too, but no service.
 */
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

/** The service of exactly that name as it is now: who has just sent its first record is found. null: nothing of it is stored. */
export async function findServiceRow(ctx: RequestContext, name: string): Promise<ServiceRow | null> {
  const rows = await runQuery<ServiceRow>(
    { text: SERVICE_SQL, values: [ctx.tenantId, name] },
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
  return rows[0] ?? null;
}
