import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import { runQuery } from '../client/run-query';

/** Newest spans of each service that are looked at for what it runs as. */
const NEWEST = 200;

/**
 * When the newest span of each service began, of any time. Services without spans are left out. "Between" instead of
 * "=": with that the planner may walk all newer spans of a partition to find the last one of a service gone quiet.
 */
export async function lastSpans(
  ctx: RequestContext,
  serviceIds: readonly number[],
): Promise<Map<number, bigint>> {
  const rows = await runQuery<{ id: number; last: bigint | null }>(
    {
      text: `SELECT w.id, (SELECT t.start_ns FROM span t
            WHERE t.tenant_id = $1 AND t.service_id >= w.id AND t.service_id <= w.id
            ORDER BY t.service_id, t.start_ns DESC LIMIT 1) AS last
          FROM unnest($2::int[]) AS w (id)`,
      values: [ctx.tenantId, [...serviceIds]],
    },
    { signal: ctx.signal, timeoutMs: 10_000 },
  );
  return new Map(rows.flatMap(({ id, last }) => (last === null ? [] : [[id, last]])));
}

/** The streams of each service's newest 200 spans in a range, newest first. */
export async function newestStreams(
  ctx: RequestContext,
  serviceIds: readonly number[],
  { fromNs, toNs }: TimeRange,
): Promise<Map<number, number[]>> {
  const rows = await runQuery<{ id: number; stream_id: number }>(
    {
      text: `SELECT w.id, n.stream_id FROM unnest($2::int[]) AS w (id) CROSS JOIN LATERAL (
            SELECT t.stream_id, t.start_ns FROM span t
            WHERE t.tenant_id = $1 AND t.service_id >= w.id AND t.service_id <= w.id
              AND t.start_ns >= $3::bigint AND t.start_ns < $4::bigint
            ORDER BY t.service_id, t.start_ns DESC LIMIT ${NEWEST}) n
          GROUP BY 1, 2 ORDER BY 1, max(n.start_ns) DESC`,
      values: [ctx.tenantId, [...serviceIds], fromNs, toNs],
    },
    { signal: ctx.signal, timeoutMs: 10_000 },
  );
  const streams = new Map<number, number[]>();
  for (const { id, stream_id } of rows) streams.set(id, [...(streams.get(id) ?? []), stream_id]);
  return streams;
}

/** `service.namespace` of each service's newest stream that has one. */
export async function serviceNamespaces(
  ctx: RequestContext,
  serviceIds: readonly number[],
): Promise<Map<number, string>> {
  const rows = await runQuery<{ id: number; namespace: string }>(
    {
      text: `SELECT DISTINCT ON (s.service_id) s.service_id AS id, s.resource->>'service.namespace' AS namespace
          FROM stream s WHERE s.tenant_id = $1 AND s.service_id = ANY($2::int[])
            AND s.resource->>'service.namespace' <> ''
          ORDER BY s.service_id, s.id DESC`,
      values: [ctx.tenantId, [...serviceIds]],
    },
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
  return new Map(rows.map(({ id, namespace }) => [id, namespace]));
}
