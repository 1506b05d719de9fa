import type { SqlParams } from '../../query/compile/sql-params';
import { NS_PER_HOUR } from '../../time/time-ns';
import { splitAtSteps, type TimeRange } from '../../time/time-range';

export interface LogRollupRows {
  tenantId: number;
  /** Of whole minutes. */
  range: TimeRange;
  /** Whether minutes of one hour need not be told apart. */
  byHour: boolean;
  /** A condition on `r`; null: all services. */
  serviceWhere: string | null;
}

/** SQL of the rows of a range in the rollup of logs as `r`: minutes, or where they are enough hours with minutes at both ends. */
export function logRollupRows(
  params: SqlParams,
  { tenantId, range, byHour, serviceWhere }: LogRollupRows,
): string {
  const { inner, edges } = byHour ? splitAtSteps(range, NS_PER_HOUR) : { inner: null, edges: [range] };
  const parts = edges.map((edge) => ({ table: 'log_rollup_minute', ...edge }));
  if (inner) parts.push({ table: 'log_rollup_hour', ...inner });
  const selects = parts.map(
    ({ table, fromNs, toNs }) => `SELECT * FROM ${table} r WHERE r.tenant_id = ${params.add(tenantId)}::int
        AND r.bucket_ns >= ${params.add(fromNs)}::bigint AND r.bucket_ns < ${params.add(toNs)}::bigint
        AND (${serviceWhere ?? 'TRUE'})`,
  );
  return `(${selects.join('\n      UNION ALL ')}) r`;
}
