import type { RequestContext } from '../../contracts/context';
import { runQuery } from '../client/run-query';
import type { OperationRow } from './operation-names';

export interface ServiceOperation extends OperationRow {
  service: string;
}

const MOST = 50_000;

/** All operations of a tenant; null where there are more than are worth looking at. */
export async function allOperations(ctx: RequestContext): Promise<ServiceOperation[] | null> {
  const rows = await runQuery<ServiceOperation>(
    {
      text: `SELECT o.id, o.service_id, o.kind, o.name, s.name AS service
        FROM operation o JOIN service s ON s.id = o.service_id WHERE o.tenant_id = $1 LIMIT ${MOST + 1}`,
      values: [ctx.tenantId],
    },
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
  return rows.length > MOST ? null : rows;
}
