import type { RequestContext } from '../../contracts/context';
import { withConnection } from '../client/run-query';
import type { MatchedSpan } from './matched-span';

/** One service's part in one trace. */
export interface TraceServiceRow {
  trace_key: string;
  service: string;
  start_ns: bigint;
  end_ns: bigint;
  spans: bigint;
  errors: bigint;
}

export interface TraceRootRow {
  trace_key: string;
  service: string;
  name: string;
}

/**
 * What all spans of these traces say, wherever in time they lie: figures by service, and each trace's root (the earliest
 * span without a parent).
 */
export async function summarizeTraces(
  ctx: RequestContext,
  traces: readonly MatchedSpan[],
): Promise<{ services: TraceServiceRow[]; roots: TraceRootRow[] }> {
  if (traces.length === 0) return { services: [], roots: [] };
  const where = `t.tenant_id = $1 AND t.trace_key = ANY($2::uuid[]) AND t.shard_key = ANY($3::int[])`;
  const values = [ctx.tenantId, traces.map((span) => span.trace_key), traces.map((span) => span.shard_key)];
  return await withConnection({ signal: ctx.signal, timeoutMs: 10_000 }, async (run) => {
    const services = await run<TraceServiceRow>({
      text: `WITH m AS (
          SELECT t.trace_key, t.service_id, min(t.start_ns) AS start_ns, max(t.start_ns + t.duration_ns) AS end_ns,
            count(*) AS spans, count(*) FILTER (WHERE t.status = 2) AS errors
          FROM span t WHERE ${where} GROUP BY 1, 2
        ) SELECT m.trace_key, s.name AS service, m.start_ns, m.end_ns, m.spans, m.errors
          FROM m JOIN service s ON s.id = m.service_id ORDER BY m.trace_key, m.start_ns, s.name`,
      values,
    });
    const roots = await run<TraceRootRow>({
      text: `WITH m AS (
          SELECT DISTINCT ON (t.trace_key) t.trace_key, t.service_id, t.name
          FROM span t WHERE ${where} AND t.parent_key IS NULL ORDER BY t.trace_key, t.start_ns, t.span_key
        ) SELECT m.trace_key, s.name AS service, m.name FROM m JOIN service s ON s.id = m.service_id`,
      values,
    });
    return { services, roots };
  });
}
