import type { RequestContext } from '../../contracts/context';
import { runQuery } from '../client/run-query';

/**
 * The span names of a service and their kinds, by name. An empty name among them: there are more than are kept.
 * @param kind OpenTelemetry SpanKind; null: all
 */
export async function listServiceOperations(
  ctx: RequestContext,
  serviceId: number,
  kind: number | null,
): Promise<{ name: string; kind: number }[]> {
  return await runQuery<{ name: string; kind: number }>(
    {
      text: `SELECT DISTINCT name, kind::int AS kind FROM operation
        WHERE tenant_id = $1 AND service_id = $2 AND ($3::int IS NULL OR kind = $3::int) ORDER BY name, kind`,
      values: [ctx.tenantId, serviceId, kind],
    },
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
}
