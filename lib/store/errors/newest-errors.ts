import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { condition, type Predicate } from '../scan/predicate';

export interface ErrorLine {
  time_ns: bigint;
  seq: bigint;
  service: string;
  /** The start of the message. */
  body: string;
}

/** Characters of a message that tell it from others. */
const HEAD = 1_000;

/** The newest matching errors of a range: enough of each to group them by message. Throws AppError `timeout`. */
export async function newestErrors(
  ctx: RequestContext,
  predicate: Predicate,
  range: TimeRange,
  limit: number,
): Promise<ErrorLine[]> {
  return await runQuery<ErrorLine>(
    statement(
      (params) => `WITH m AS (
          SELECT t.time_ns, t.seq, t.service_id, left(t.body, ${HEAD}) AS body FROM log t
          WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int AND t.severity >= 17
            AND t.time_ns >= ${params.add(range.fromNs)}::bigint AND t.time_ns < ${params.add(range.toNs)}::bigint
            AND ${condition(predicate(params))}
          ORDER BY t.time_ns DESC, t.seq DESC LIMIT ${limit}
        ) SELECT m.time_ns, m.seq, s.name AS service, m.body FROM m JOIN service s ON s.id = m.service_id
          ORDER BY m.time_ns DESC, m.seq DESC`,
    ),
    { signal: ctx.signal, timeoutMs: 10_000 },
  );
}
