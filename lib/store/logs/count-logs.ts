import type { RequestContext } from '../../contracts/context';
import { SEVERITY_CLASSES, severityClass } from '../../contracts/severity';
import type { RollupPredicate } from '../../query/compile/compiled-predicate';
import { SqlParams } from '../../query/compile/sql-params';
import { NS_PER_HOUR, NS_PER_MINUTE } from '../../time/time-ns';
import { splitAtSteps, type TimeRange } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import { type Run, withConnection } from '../client/run-query';
import { statement } from '../client/statement';
import { partitionBounds } from '../partitions/partition-bounds';
import { logRollupRows } from '../rollup/log-rollup-rows';
import { bindLookups } from '../scan/bind-lookups';
import { nextSlice } from '../scan/next-slice';
import { condition, type Predicate } from '../scan/predicate';

/** What the counts are split by: SQL for a bigint over log rows `t` and, where minutes are enough, over rollup rows `r`. */
export interface CountKey {
  raw: (params: SqlParams) => string;
  rollup: ((params: SqlParams) => string) | null;
  /** Whether hours are enough too. */
  byHour: boolean;
}

export interface CountLogs {
  predicate: Predicate;
  range: TimeRange;
  key: CountKey;
  timeoutMs?: number;
  /** Default `analysis`; `search` for counts that are known to be quick. */
  pool?: PoolName;
}

/** Counts by severity class, in the order of SEVERITY_CLASSES. */
export type ClassCounts = number[];

/** Buckets of `stepNs`, numbered from the epoch, after adding `shiftNs` to each time. Source: docs of GET /api/logs/histogram. */
export function byBucket(stepNs: bigint, shiftNs = 0n): CountKey {
  const bucket = (column: string) => (params: SqlParams) =>
    `(${column} + ${params.add(shiftNs)}::bigint) / ${params.add(stepNs)}::bigint`;
  return {
    raw: bucket('t.time_ns'),
    rollup: stepNs >= NS_PER_MINUTE ? bucket('r.bucket_ns') : null,
    byHour: stepNs % NS_PER_HOUR === 0n && shiftNs % NS_PER_HOUR === 0n,
  };
}

export const BY_SERVICE: CountKey = {
  raw: () => 't.service_id::bigint',
  rollup: () => 'r.service_id::bigint',
  byHour: true,
};

/**
 * Exact counts of matching logs. Whole minutes come from the rollup where it can answer, the edges from the logs
 * themselves, both of one snapshot; without it two stretches of time are counted side by side. Throws AppError `timeout`.
 */
export async function countLogs(
  ctx: RequestContext,
  { predicate: asked, range, key, timeoutMs = 15_000, pool = 'analysis' }: CountLogs,
): Promise<Map<bigint, ClassCounts>> {
  const predicate = await bindLookups(asked, { signal: ctx.signal, pool });
  const rollup = key.rollup === null ? null : predicate(new SqlParams()).rollup;
  const counts = new Map<bigint, ClassCounts>();
  if (rollup === null) {
    const halves = await inHalves(ctx, range, pool);
    // Two connections, and so two processors of the database: it counts none of this in parallel by itself.
    await Promise.all(
      halves.map((half) =>
        withConnection({ signal: ctx.signal, timeoutMs, pool }, (run) =>
          addRaw(run, counts, ctx.tenantId, { predicate, range: half, key }),
        ),
      ),
    );
    return counts;
  }
  const { inner, edges } = splitAtSteps(range, NS_PER_MINUTE);
  await withConnection({ signal: ctx.signal, timeoutMs, pool }, async (run) => {
    for (const edge of edges) await addRaw(run, counts, ctx.tenantId, { predicate, range: edge, key });
    if (inner) await addRollup(run, counts, ctx.tenantId, { predicate, range: inner, key });
  });
  return counts;
}

/** The range cut between two partitions, where it has several. */
async function inHalves(ctx: RequestContext, range: TimeRange, pool: PoolName): Promise<TimeRange[]> {
  const bounds = await partitionBounds('log', { signal: ctx.signal, pool });
  const count = bounds.filter(({ fromNs, toNs }) => fromNs < range.toNs && toNs > range.fromNs).length;
  const first = count > 1 ? nextSlice(bounds, range, Math.floor(count / 2), 'oldest') : null;
  if (first === null || first.toNs >= range.toNs) return [range];
  return [first, { fromNs: first.toNs, toNs: range.toNs }];
}

async function addRaw(
  run: Run,
  counts: Map<bigint, ClassCounts>,
  tenantId: number,
  { predicate, range, key }: CountLogs,
): Promise<void> {
  const rows = await run<{ key: bigint; severity: number; n: bigint }>(
    statement(
      (params) => `SELECT ${key.raw(params)} AS key, t.severity, count(*) AS n FROM log t
        WHERE t.tenant_id = ${params.add(tenantId)}::int
          AND t.time_ns >= ${params.add(range.fromNs)}::bigint AND t.time_ns < ${params.add(range.toNs)}::bigint
          AND ${condition(predicate(params))}
        GROUP BY 1, 2`,
    ),
  );
  for (const row of rows) add(counts, row.key, SEVERITY_CLASSES.indexOf(severityClass(row.severity)), row.n);
}

async function addRollup(
  run: Run,
  counts: Map<bigint, ClassCounts>,
  tenantId: number,
  { predicate, range, key }: CountLogs,
): Promise<void> {
  let wanted: RollupPredicate = { serviceWhere: null, classes: null };
  const rows = await run<{ key: bigint } & Record<string, bigint>>(
    statement((params) => {
      wanted = predicate(params).rollup ?? wanted;
      const sums = SEVERITY_CLASSES.map(
        (name) => `sum(r.n_${name.toLowerCase()})::bigint AS n_${name.toLowerCase()}`,
      );
      const { byHour } = key;
      const { serviceWhere } = wanted;
      return `SELECT ${key.rollup?.(params)} AS key, ${sums.join(', ')}
        FROM ${logRollupRows(params, { tenantId, range, byHour, serviceWhere })} GROUP BY 1`;
    }),
  );
  for (const row of rows) {
    SEVERITY_CLASSES.forEach((name, index) => {
      if (wanted.classes?.includes(name) === false) return;
      add(counts, row.key, index, row[`n_${name.toLowerCase()}`] ?? 0n);
    });
  }
}

function add(counts: Map<bigint, ClassCounts>, key: bigint, classIndex: number, n: bigint): void {
  if (n === 0n) return;
  let at = counts.get(key);
  if (at === undefined) {
    at = SEVERITY_CLASSES.map(() => 0);
    counts.set(key, at);
  }
  at[classIndex] = (at[classIndex] ?? 0) + Number(n);
}
