import type { Attributes } from '../../contracts/attributes';
import type { RequestContext } from '../../contracts/context';
import { earlier, later } from '../../time/time-range';
import { runQuery } from '../client/run-query';

/** What a span says about itself, and where it stands in its trace. */
export interface FieldedSpan {
  trace_key: string;
  stream_id: number;
  name: string;
  kind: number;
  status: number;
  status_message: string | null;
  span_key: bigint;
  parent_key: bigint | null;
  start_ns: bigint;
  duration_ns: bigint;
  /** Null where they are too many bytes to be compared. */
  attributes: Attributes | null;
}

/** Longer attributes are documents, which differ from each other anyway. */
const ATTRIBUTE_BYTES = 16_384;

/** Every span of these traces. Throws AppError `timeout`. */
export async function readFieldedSpans(
  ctx: RequestContext,
  traces: readonly { traceKey: string; shardKey: number; startNs: bigint; endNs: bigint }[],
  timeoutMs: number,
): Promise<FieldedSpan[]> {
  if (traces.length === 0) return [];
  const first = traces.reduce((least, { startNs }) => earlier(least, startNs), traces[0]?.startNs ?? 0n);
  const last = traces.reduce((most, { endNs }) => later(most, endNs), 0n);
  return await runQuery<FieldedSpan>(
    {
      text: `SELECT t.trace_key, t.stream_id, t.name, t.kind, t.status, t.status_message,
          t.span_key, t.parent_key, t.start_ns, t.duration_ns,
          CASE WHEN pg_column_size(t.attributes) <= ${ATTRIBUTE_BYTES} THEN t.attributes END AS attributes
        FROM span t
        WHERE t.tenant_id = $1 AND t.trace_key = ANY($2::uuid[]) AND t.shard_key = ANY($3::int[])
          AND t.start_ns >= $4::bigint AND t.start_ns <= $5::bigint`,
      values: [
        ctx.tenantId,
        traces.map(({ traceKey }) => traceKey),
        traces.map(({ shardKey }) => shardKey),
        first,
        last,
      ],
    },
    { signal: ctx.signal, timeoutMs, pool: 'analysis' },
  );
}
