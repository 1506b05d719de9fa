import type { RequestContext } from '../../contracts/context';
import { withConnection } from '../client/run-query';
import { statement } from '../client/statement';
import { bindLookups } from '../scan/bind-lookups';
import { condition, type Predicate } from '../scan/predicate';

export interface CountStreams {
  predicate: Predicate;
  /** Bucket `k` holds the times of (afterNs + k × widthNs, afterNs + (k + 1) × widthNs]; up to `toNs`. */
  afterNs: bigint;
  toNs: bigint;
  widthNs: bigint;
  /** Apart by the attribute `level` too, which costs a look into the attributes of each row. */
  withLevel?: boolean;
  /** Bytes of the bodies instead of rows. */
  of: 'rows' | 'bytes';
  /** How many cells may come back; one more says that there are others. */
  most: number;
  timeoutMs?: number;
}

export interface StreamCount {
  bucket: number;
  stream_id: number;
  severity: number;
  /** The attribute `level`, which is not the record's own severity; null without. */
  level: string | null;
  n: number;
}

/** Matching logs by stretch of time, stream and severity: at most `most` + 1 cells. Throws AppError `timeout`. */
export async function countStreams(
  ctx: RequestContext,
  { predicate: asked, afterNs, toNs, widthNs, withLevel = false, of, most, timeoutMs = 15_000 }: CountStreams,
): Promise<StreamCount[]> {
  const predicate = await bindLookups(asked, { signal: ctx.signal, pool: 'analysis' });
  return await withConnection({ signal: ctx.signal, timeoutMs, pool: 'analysis' }, async (run) => {
    const rows = await run<StreamCount & { bucket: bigint; n: bigint }>(
      statement(
        (
          params,
        ) => `SELECT (t.time_ns - ${params.add(afterNs + 1n)}::bigint) / ${params.add(widthNs)}::bigint AS bucket,
            t.stream_id, t.severity, ${withLevel ? "t.attributes ->> 'level'" : 'NULL'} AS level,
            ${of === 'rows' ? 'count(*)' : 'sum(octet_length(t.body))'}::bigint AS n
          FROM log t
          WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int
            AND t.time_ns > ${params.add(afterNs)}::bigint AND t.time_ns <= ${params.add(toNs)}::bigint
            AND ${condition(predicate(params))}
          GROUP BY 1, 2, 3, 4 LIMIT ${most + 1}`,
      ),
    );
    return rows.map((row) => ({ ...row, bucket: Number(row.bucket), n: Number(row.n) }));
  });
}
