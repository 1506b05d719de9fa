import type { RequestContext } from '../../contracts/context';
import { traceKey } from '../../contracts/keys';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { bindLookups } from '../scan/bind-lookups';
import type { Predicate } from '../scan/predicate';

/** Of rows `m`: kind and start of each, which tell spans apart that share an id. */
export const APART_COLUMNS = `, json_agg(m.kind)::text AS kinds, json_agg(m.start_ns::text)::text AS starts`;

/**
 * Ids of the spans of a trace that meet a predicate, by start time, at most `limit`; their kinds and starts (epoch
 * nanoseconds) only with `tellApart`. @param traceId normalised
 */
export async function findSpansInTrace(
  ctx: RequestContext,
  traceId: string,
  wanted: Predicate,
  limit: number,
  tellApart: boolean,
): Promise<{ ids: string[]; kinds: number[]; starts: string[] }> {
  const { key, shardKey, text } = traceKey(traceId);
  const options = { signal: ctx.signal, timeoutMs: 10_000 };
  const predicate = await bindLookups(wanted, options);
  const [row] = await runQuery<{ ids: string | null; kinds?: string | null; starts?: string | null }>(
    // OFFSET 0 keeps the predicate out: the trace's own index finds its spans, and the predicate only decides on them.
    statement(
      (params) => `SELECT json_agg(m.id)::text AS ids${tellApart ? APART_COLUMNS : ''} FROM (
          SELECT coalesce(t.span_text, lpad(to_hex(t.span_key), 16, '0')) AS id, t.kind, t.start_ns
          FROM (
            SELECT * FROM span t WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int
              AND t.trace_key = ${params.add(key)}::uuid AND t.shard_key = ${params.add(shardKey)}::int
              AND t.trace_text IS NOT DISTINCT FROM ${params.add(text)}::text
            OFFSET 0
          ) t WHERE ${predicate(params).exact} ORDER BY t.start_ns, t.span_key LIMIT ${limit}
        ) m`,
    ),
    options,
  );
  const read = <Item>(column: string | null | undefined) => JSON.parse(column ?? '[]') as Item[];
  return { ids: read(row?.ids), kinds: read(row?.kinds), starts: read(row?.starts) };
}
