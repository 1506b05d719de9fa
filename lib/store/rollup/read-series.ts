import type { RequestContext } from '../../contracts/context';
import type { PoolName } from '../client/pools';
import { type Run, runQuery } from '../client/run-query';
import { type MinuteRange, type RollupRow, rollupStatement } from './read-rollup';

export interface ReadSeries extends MinuteRange {
  stepMinutes: number | null;
  /** Null: all. */
  serviceIds: readonly number[] | null;
  /** `none`: operations summed up, operation_id is 0. A list: only these. */
  operations: 'none' | 'all' | readonly number[];
  /** Default true: also the durations, which cost the most. */
  durations?: boolean;
  pool?: PoolName;
  timeoutMs?: number;
  /** A connection whose snapshot several reads share. */
  run?: Run;
}

export interface SeriesRow extends RollupRow {
  service_id: number;
  operation_id: number;
  kind: number;
}

/**
 * Spans by bucket, service, operation and kind; several rows may be of one of these. Exact up to the last commit.
 * Throws AppError `timeout`, `canceled`, `unavailable`.
 */
export async function readSeries(ctx: RequestContext, input: ReadSeries): Promise<SeriesRow[]> {
  const { serviceIds, operations, pool = 'search', timeoutMs = 10_000 } = input;
  const wanted = typeof operations === 'string' ? null : [...operations];
  const sql = rollupStatement(
    { ...input, tenantId: ctx.tenantId, durations: input.durations !== false },
    {
      table: 'span_rollup',
      columns: [
        { table: 'r.service_id', delta: 'r.service_id' },
        operations === 'none'
          ? { table: 'r.operation_id', delta: '0 AS operation_id' }
          : { table: 'r.operation_id', delta: 'r.operation_id' },
        { table: 'r.kind', delta: 'r.kind' },
      ],
      where: {
        table: (params) => {
          const operation =
            wanted !== null
              ? `r.operation_id = ANY(${params.add(wanted)}::int[])`
              : operations === 'none'
                ? 'r.operation_id = 0'
                : 'r.operation_id <> 0';
          return serviceIds === null
            ? operation
            : `r.service_id = ANY(${params.add([...serviceIds])}::int[]) AND ${operation}`;
        },
        delta: (params) => {
          const terms = ['r.callee_id IS NULL'];
          if (serviceIds !== null) terms.push(`r.service_id = ANY(${params.add([...serviceIds])}::int[])`);
          if (wanted !== null) terms.push(`r.operation_id = ANY(${params.add(wanted)}::int[])`);
          return terms.join(' AND ');
        },
      },
    },
  );
  if (input.run) return await input.run<SeriesRow>(sql);
  return await runQuery<SeriesRow>(sql, { signal: ctx.signal, timeoutMs, pool });
}
