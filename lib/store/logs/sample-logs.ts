import type { Attributes } from '../../contracts/attributes';
import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import type { Predicate } from '../scan/predicate';
import { findLogs } from './find-logs';

export interface SampledLog {
  time_ns: bigint;
  seq: bigint;
  stream_id: number;
  severity: number;
  attributes: Attributes;
}

const SAMPLE = 5_000;
const BUDGET_MS = 5_000;

/** Fields of the newest matching logs, at most 5,000. `exact`: they are all there are in the range. */
export async function sampleLogs(
  ctx: RequestContext,
  predicate: Predicate,
  range: TimeRange,
): Promise<{ logs: SampledLog[]; exact: boolean }> {
  const found = await findLogs<SampledLog>(ctx, {
    predicate,
    range,
    order: 'newest',
    after: null,
    limit: SAMPLE,
    budgetMs: BUDGET_MS,
    columns: 't.time_ns, t.seq, t.stream_id, t.severity, t.attributes',
    weight: 'pg_column_size(t.attributes)',
  });
  return { logs: found.rows, exact: found.next === null };
}
