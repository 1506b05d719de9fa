import type { RequestContext } from '../../contracts/context';
import { type Run, runQuery } from '../client/run-query';

export interface OperationRow {
  id: number;
  service_id: number;
  kind: number;
  /** Empty: what comes beyond 2,000 names of the service. */
  name: string;
}

/** Operations by id. @param run a connection to read on, else one of its own */
export async function operationNames(
  ctx: RequestContext,
  ids: Iterable<number>,
  run?: Run,
): Promise<Map<number, OperationRow>> {
  const sql = {
    text: 'SELECT id, service_id, kind, name FROM operation WHERE tenant_id = $1 AND id = ANY($2::int[])',
    values: [ctx.tenantId, [...ids]],
  };
  const rows = run
    ? await run<OperationRow>(sql)
    : await runQuery<OperationRow>(sql, { signal: ctx.signal, timeoutMs: 5_000 });
  return new Map(rows.map((row) => [row.id, row]));
}
