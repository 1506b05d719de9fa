import type { RequestContext } from '../../contracts/context';
import { traceKey } from '../../contracts/keys';
import type { Sql } from './run-query';

/** The rows `t` of one trace of the tenant, as a condition of parameters $1 to $4. @param traceId normalised */
export function traceWhere(ctx: RequestContext, traceId: string): Sql {
  const { key, shardKey, text } = traceKey(traceId);
  return {
    text: `t.tenant_id = $1 AND t.trace_key = $2::uuid AND t.shard_key = $3
    AND t.trace_text IS NOT DISTINCT FROM $4::text`,
    values: [ctx.tenantId, key, shardKey, text],
  };
}
