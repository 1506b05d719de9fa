import type { RequestContext } from '../../contracts/context';
import type { SqlParams } from '../../query/compile/sql-params';
import type { TimeRange } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { condition, type Predicate } from '../scan/predicate';
import { PLACE_FLOORS } from './duration-place';
import type { RollupValues } from './red-sum';

export interface SpanSums {
  predicate: Predicate;
  /** Stretches of time that do not touch, in order. */
  windows: readonly TimeRange[];
  /** Buckets numbered from the epoch, or by the window (1, 2 …) that a span lies in. */
  bucket: { stepNs: bigint } | 'window';
  by: 'none' | 'service' | 'operation';
  /** Groups told apart, largest first. */
  top: number;
  timeoutMs: number;
  pool?: PoolName;
}

/** Matching spans of one bucket and group. */
export interface SpanSumRow extends RollupValues {
  bucket: bigint;
  /** Null: all groups beyond the largest. */
  rank: bigint | null;
  service_id: number | null;
  name: string | null;
  /** How many groups there are in all. */
  groups: bigint;
  /** Starts of a span of the slowest class, and of a failed one. */
  slowest: bigint;
  failed: bigint | null;
}

/** Matching spans summed by bucket and group, read one by one. Throws AppError `timeout`. */
export async function spanSums(ctx: RequestContext, input: SpanSums): Promise<SpanSumRow[]> {
  const { windows, by, top, timeoutMs, pool = 'analysis' } = input;
  const sql = statement((params) => {
    const key = { none: ['0', `''`], service: ['t.service_id', `''`], operation: ['t.service_id', 't.name'] }[
      by
    ];
    return `WITH g AS MATERIALIZED (
        SELECT ${bucketSql(input, params)} AS bucket, ${key[0]} AS service_id, ${key[1]} AS name,
          width_bucket(t.duration_ns, ${params.add(PLACE_FLOORS)}::bigint[]) AS place, count(*) AS n,
          count(*) FILTER (WHERE t.status = 2) AS errors, sum(t.duration_ns) AS sum_ns, max(t.start_ns) AS slowest,
          max(t.start_ns) FILTER (WHERE t.status = 2) AS failed
        FROM ${spansSql(input, params)}
        WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int
          AND t.start_ns >= ${params.add(windows[0]?.fromNs ?? 0n)}::bigint
          AND t.start_ns < ${params.add(windows.at(-1)?.toNs ?? 0n)}::bigint
          AND ${condition(input.predicate(params))}
        GROUP BY 1, 2, 3, 4
      ), groups AS (
        SELECT service_id, name, sum(n) AS n FROM g GROUP BY 1, 2
      ), largest AS (
        SELECT service_id, name, row_number() OVER (ORDER BY n DESC, service_id, name) AS rank FROM groups
        ORDER BY n DESC, service_id, name LIMIT ${params.add(top)}::int
      )
      SELECT g.bucket, l.rank, l.service_id, l.name, (SELECT count(*) FROM groups) AS groups, sum(g.n)::bigint AS n,
        sum(g.errors)::bigint AS errors, sum(g.sum_ns)::text AS sum_ns, array_agg(g.place)::text AS places,
        array_agg(g.n)::text AS counts, (array_agg(g.slowest ORDER BY g.place DESC))[1] AS slowest, max(g.failed) AS failed
      FROM g LEFT JOIN largest l ON l.service_id = g.service_id AND l.name = g.name GROUP BY 1, 2, 3, 4`;
  });
  return await runQuery<SpanSumRow>(sql, { signal: ctx.signal, timeoutMs, pool });
}

function bucketSql({ bucket }: SpanSums, params: SqlParams): string {
  if (bucket === 'window') return 'w.at';
  // Towards minus infinity, before 1970 too.
  const step = `${params.add(bucket.stepNs)}::bigint`;
  return `(t.start_ns - ((t.start_ns % ${step}) + ${step}) % ${step}) / ${step}`;
}

function spansSql({ windows, bucket }: SpanSums, params: SqlParams): string {
  if (windows.length === 1 && bucket !== 'window') return 'span t';
  const from = params.add(windows.map(({ fromNs }) => fromNs));
  const to = params.add(windows.map(({ toNs }) => toNs));
  return `unnest(${from}::bigint[], ${to}::bigint[]) WITH ORDINALITY AS w (from_ns, to_ns, at)
    JOIN span t ON t.start_ns >= w.from_ns AND t.start_ns < w.to_ns`;
}
