import type { RequestContext } from '../../contracts/context';
import { traceKey } from '../../contracts/keys';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { readStreams } from '../streams/read-streams';
import { APART_COLUMNS } from './find-spans-in-trace';
import { spanFieldPlace } from './span-field-place';

const MAX_CHARS = 500;

/**
 * One field's value of each span of a trace by start time, null where it has none; at most `limit` spans.
 * Kinds and starts (epoch nanoseconds) only to tell spans apart that share an id.
 * @param traceId normalised @param field as typed in a query
 */
export async function getTraceValues(
  ctx: RequestContext,
  traceId: string,
  field: string,
  limit: number,
  tellApart: boolean,
): Promise<{ ids: string[]; values: (string | null)[]; kinds: number[]; starts: string[] }> {
  const { key, shardKey, text } = traceKey(traceId);
  const place = spanFieldPlace(field);
  const [row] = await runQuery<{
    ids: string | null;
    streams: string;
    own: string;
    kinds: string;
    starts: string;
  }>(
    statement(
      (params) => `SELECT json_agg(m.id)::text AS ids, json_agg(m.stream_id)::text AS streams,
          json_agg(m.own)::text AS own${tellApart ? APART_COLUMNS : ''}
        FROM (
          SELECT coalesce(t.span_text, lpad(to_hex(t.span_key), 16, '0')) AS id, t.stream_id, t.kind, t.start_ns,
            left(${place.row?.(params) ?? 'NULL::text'}, ${MAX_CHARS}) AS own
          FROM span t WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int
            AND t.trace_key = ${params.add(key)}::uuid AND t.shard_key = ${params.add(shardKey)}::int
            AND t.trace_text IS NOT DISTINCT FROM ${params.add(text)}::text
          ORDER BY t.start_ns, t.span_key LIMIT ${limit}
        ) m`,
    ),
    { signal: ctx.signal, timeoutMs: 10_000 },
  );
  const read = <Item>(column: string | null | undefined) => JSON.parse(column ?? '[]') as Item[];
  const ids = read<string>(row?.ids);
  const own = read<string | null>(row?.own);
  const apart = { kinds: read<number>(row?.kinds), starts: read<string>(row?.starts) };
  if (!place.stream) return { ids, values: own, ...apart };
  const streamOf = read<number>(row?.streams);
  const said = new Map<number, string | null>();
  for (const [id, stream] of await readStreams(ctx, streamOf))
    said.set(id, place.stream(stream)?.slice(0, MAX_CHARS) ?? null);
  const values = own.map((value, at) => value ?? said.get(streamOf[at] ?? -1) ?? null);
  return { ids, values, ...apart };
}
