import type { RequestContext } from '../../contracts/context';
import { AppError } from '../../errors';
import type { PoolName } from '../client/pools';
import { withConnection } from '../client/run-query';
import { statement } from '../client/statement';
import { anchorPredicate, usableAnchors } from './choose-anchor';
import type { TracePlan } from './trace-plan';

/** Finding nothing in the index takes a few ms; what takes longer is there. */
const PROBE_MS = 100;
const MOST_ANCHORS = 4;

/**
 * Whether no span from a time on has the tokens of a condition that every match needs: a misspelt value is answered without
 * reading many traces. False where that is not known.
 */
export async function isAbsent(
  ctx: RequestContext,
  plan: TracePlan,
  fromNs: bigint,
  pool: PoolName = 'search',
): Promise<boolean> {
  const anchors = usableAnchors(plan).slice(0, MOST_ANCHORS);
  if (anchors.length === 0) return false;
  const sql = statement((params) => {
    const range = `t.tenant_id = ${params.add(ctx.tenantId)}::int AND t.start_ns >= ${params.add(fromNs)}::bigint`;
    const some = anchors.map((anchor) => {
      const { tokens } = anchorPredicate(plan, anchor)(params);
      return `EXISTS (SELECT 1 FROM span t WHERE ${range} AND ${tokens ?? 'TRUE'})`;
    });
    return `SELECT ${some.join(' AND ')} AS possible`;
  });
  try {
    return await withConnection({ signal: ctx.signal, timeoutMs: PROBE_MS, pool }, async (run) => {
      // For one row the planner would rather test span by span, which never ends where there is none.
      await run({ text: 'SET LOCAL enable_seqscan = off', values: [] });
      await run({ text: 'SET LOCAL enable_indexscan = off', values: [] });
      const [row] = await run<{ possible: boolean }>(sql);
      return row?.possible === false;
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'timeout') return false;
    throw error;
  }
}
