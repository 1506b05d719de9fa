import type { RequestContext } from '../../contracts/context';
import { traceKey } from '../../contracts/keys';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { readStreams, type StreamRow } from '../streams/read-streams';

/** The fields of a trace's spans, each name with how many spans have it. */
export interface TraceFieldCounts {
  /** Attributes of the spans' own rows; at most the `limit` most frequent. */
  own: { name: string; spans: number }[];
  /** The streams of its spans: their resources and scopes hold the rest. */
  streams: { stream: StreamRow; spans: number }[];
}

/** @param traceId normalised */
export async function getTraceFields(
  ctx: RequestContext,
  traceId: string,
  limit: number,
): Promise<TraceFieldCounts> {
  const { key, shardKey, text } = traceKey(traceId);
  const options = { signal: ctx.signal, timeoutMs: 10_000 };
  const [own, streams] = await Promise.all([
    runQuery<{ name: string; spans: number }>(
      statement(
        (params) => `SELECT k.name, count(*)::int AS spans
          FROM span t, LATERAL jsonb_object_keys(t.attributes) AS k (name)
          WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int
            AND t.trace_key = ${params.add(key)}::uuid AND t.shard_key = ${params.add(shardKey)}::int
            AND t.trace_text IS NOT DISTINCT FROM ${params.add(text)}::text
          GROUP BY k.name ORDER BY spans DESC, k.name LIMIT ${limit}`,
      ),
      options,
    ),
    runQuery<{ stream_id: number; spans: number }>(
      statement(
        (params) => `SELECT t.stream_id, count(*)::int AS spans FROM span t
          WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int
            AND t.trace_key = ${params.add(key)}::uuid AND t.shard_key = ${params.add(shardKey)}::int
            AND t.trace_text IS NOT DISTINCT FROM ${params.add(text)}::text
          GROUP BY t.stream_id`,
      ),
      options,
    ),
  ]);
  const rows = await readStreams(
    ctx,
    streams.map(({ stream_id }) => stream_id),
  );
  return {
    own,
    streams: streams.flatMap(({ stream_id, spans }) => {
      const stream = rows.get(stream_id);
      return stream ? [{ stream, spans }] : [];
    }),
  };
}
