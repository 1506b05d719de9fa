import type { RequestContext } from '../../contracts/context';
import { SEVERITY_CLASSES, severityClass } from '../../contracts/severity';
import type { RollupPredicate } from '../../query/compile/compiled-predicate';
import { SqlParams } from '../../query/compile/sql-params';
import { NS_PER_MINUTE } from '../../time/time-ns';
import { splitAtSteps, type TimeRange } from '../../time/time-range';
import { type Run, withConnection } from '../client/run-query';
import { statement } from '../client/statement';
import { condition, type Predicate } from '../scan/predicate';

/** What the counts are split by: SQL for a bigint over log rows `t` and, where minutes are enough, over rollup rows `r`. */
export interface CountKey {
  raw: (params: SqlParams) => string;
  rollup: ((params: SqlParams) => string) | null;
}

export interface CountLogs {
  predicate: Predicate;
  range: TimeRange;
  key: CountKey;
  timeoutMs?: number;
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
  };
}

export const BY_SERVICE: CountKey = {
  raw: () => 't.service_id::bigint',
  rollup: () => 'r.service_id::bigint',
};

/**
 * Exact counts of matching logs. Whole minutes come from the rollup where it can answer, the edges from the logs
 * themselves, both of one snapshot. Throws AppError `timeout`.
 */
export async function countLogs(
  ctx: RequestContext,
  { predicate, range, key, timeoutMs = 15_000 }: CountLogs,
): Promise<Map<bigint, ClassCounts>> {
  const rollup = key.rollup === null ? null : predicate(new SqlParams()).rollup;
  const { inner, edges } =
    rollup === null ? { inner: null, edges: [range] } : splitAtSteps(range, NS_PER_MINUTE);
  const counts = new Map<bigint, ClassCounts>();
  await withConnection({ signal: ctx.signal, timeoutMs }, async (run) => {
    for (const edge of edges) await addRaw(run, counts, ctx.tenantId, { predicate, range: edge, key });
    if (inner && rollup) await addRollup(run, counts, ctx.tenantId, { predicate, range: inner, key });
  });
  return counts;
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
      return `SELECT ${key.rollup?.(params)} AS key, ${sums.join(', ')} FROM log_rollup_minute r
        WHERE r.tenant_id = ${params.add(tenantId)}::int
          AND r.bucket_ns >= ${params.add(range.fromNs)}::bigint AND r.bucket_ns < ${params.add(range.toNs)}::bigint
          AND (${wanted.serviceWhere ?? 'TRUE'})
        GROUP BY 1`;
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
