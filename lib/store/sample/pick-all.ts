import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import { withConnection } from '../client/run-query';
import { statement } from '../client/statement';
import { condition, type Predicate } from '../scan/predicate';

interface PickAll {
  predicate: Predicate;
  range: TimeRange;
  /** At most this many rows are returned. */
  rows: number;
  columns: string;
  weight: string;
  maxWeight: number;
  timeoutMs: number;
  pool: PoolName;
}

/** Rows are thinned by a hash that knows nothing of what is in them, to so many of these parts. */
const PARTS = 10_000;

/**
 * Finds every match through the token index: all rows where they are few, else their exact number and an even share of
 * them. Throws AppError `timeout`.
 */
export async function pickAll<Row extends object>(
  ctx: RequestContext,
  { predicate, range, rows, columns, weight, maxWeight, timeoutMs, pool }: PickAll,
): Promise<{ rows: Row[]; total: number }> {
  return await withConnection({ signal: ctx.signal, timeoutMs, pool }, async (run) => {
    // Materialised, or the planner would walk the time index for the first few and test every row.
    const picked = (select: string, share: number, end: string) =>
      statement(
        (params) => `WITH m AS MATERIALIZED (
            SELECT ${select} FROM log t
            WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int
              AND t.time_ns >= ${params.add(range.fromNs)}::bigint AND t.time_ns < ${params.add(range.toNs)}::bigint
              ${share < PARTS ? `AND (hashint8(t.seq) & 2147483647) % ${PARTS} < ${share}` : ''}
              AND ${condition(predicate(params))}
          ) ${end}`,
      );
    const weighed = `${columns}, (${weight})::float8 AS weight,
      sum(${weight}) OVER (ROWS UNBOUNDED PRECEDING)::float8 AS weight_so_far`;
    const some = (share: number) =>
      run<Row & { weight_so_far: number }>(
        picked(
          weighed,
          share,
          `SELECT * FROM m WHERE m.weight_so_far - m.weight < ${maxWeight} LIMIT ${rows + 1}`,
        ),
      );
    const first = await some(PARTS);
    if (first.length <= rows && (first.at(-1)?.weight_so_far ?? 0) < maxWeight) {
      return { rows: first, total: first.length };
    }
    const [count] = await run<{ n: bigint }>(picked('1', PARTS, 'SELECT count(*) AS n FROM m'));
    const total = Number(count?.n ?? 0n);
    const share = Math.floor((PARTS * Math.min(rows, first.length)) / Math.max(1, total));
    return { rows: (await some(Math.max(1, share))).slice(0, rows), total };
  });
}
