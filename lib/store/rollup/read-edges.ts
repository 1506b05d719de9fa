import type { RequestContext } from '../../contracts/context';
import type { PoolName } from '../client/pools';
import { runQuery } from '../client/run-query';
import { type MinuteRange, type RollupRow, rollupStatement } from './read-rollup';

export interface ReadEdges extends MinuteRange {
  /** Only edges from or to this service; null: all. */
  serviceId: number | null;
  pool?: PoolName;
}

export interface EdgeRow extends RollupRow {
  caller_id: number;
  callee_id: number;
  /** As in table edge_rollup. */
  kind: number;
}

/** Calls between services, summed over the range; several rows may be of one edge. Exact up to the last commit. */
export async function readEdges(ctx: RequestContext, input: ReadEdges): Promise<EdgeRow[]> {
  const { serviceId, pool = 'search' } = input;
  const sql = rollupStatement(
    { ...input, tenantId: ctx.tenantId, stepMinutes: null, durations: true },
    {
      table: 'edge_rollup',
      columns: [
        { table: 'r.caller_id', delta: 'r.service_id AS caller_id' },
        { table: 'r.callee_id', delta: 'r.callee_id' },
        { table: 'r.kind', delta: 'r.kind' },
      ],
      where: {
        table: (params) => {
          if (serviceId === null) return 'TRUE';
          const id = `${params.add(serviceId)}::int`;
          return `(r.caller_id = ${id} OR r.callee_id = ${id})`;
        },
        delta: (params) => {
          if (serviceId === null) return 'r.callee_id IS NOT NULL';
          const id = `${params.add(serviceId)}::int`;
          return `r.callee_id IS NOT NULL AND (r.service_id = ${id} OR r.callee_id = ${id})`;
        },
      },
    },
  );
  return await runQuery<EdgeRow>(sql, { signal: ctx.signal, timeoutMs: 10_000, pool });
}
