import { floorTo, NS_PER_MINUTE } from '../../time/time-ns';
import { earlier, later, type TimeRange } from '../../time/time-range';
import type { Run } from '../client/run-query';
import type { Signal } from './field-place';

/** Minutes with records, from and to exclusive in nanoseconds ($2, $3). */
const FILLED: Record<Signal, string> = {
  log: `SELECT min(r.bucket_ns) AS first, max(r.bucket_ns) AS last FROM log_rollup_minute r
    WHERE r.tenant_id = $1 AND r.bucket_ns >= $2::bigint AND r.bucket_ns < $3::bigint`,
  span: `SELECT min(x.minute) * 60000000000 AS first, max(x.minute) * 60000000000 AS last FROM (
      SELECT min(r.bucket)::bigint AS minute FROM span_rollup r WHERE r.tenant_id = $1 AND r.resolution = 60
        AND r.bucket >= $2::bigint / 60000000000 AND r.bucket < ($3::bigint + 59999999999) / 60000000000
      UNION ALL
      SELECT max(r.bucket)::bigint FROM span_rollup r WHERE r.tenant_id = $1 AND r.resolution = 60
        AND r.bucket >= $2::bigint / 60000000000 AND r.bucket < ($3::bigint + 59999999999) / 60000000000
      UNION ALL
      SELECT r.minute FROM rollup_delta r WHERE r.tenant_id = $1
        AND r.minute >= $2::bigint / 60000000000 AND r.minute < ($3::bigint + 59999999999) / 60000000000
    ) x`,
};

/** The part of a range from its first minute with records to its last: "all time" is two centuries. Empty: [from, from). */
export async function readFilledRange(
  run: Run,
  tenantId: number,
  range: TimeRange,
  signal: Signal = 'log',
): Promise<TimeRange> {
  const [row] = await run<{ first: bigint | null; last: bigint | null }>({
    text: FILLED[signal],
    values: [tenantId, floorTo(range.fromNs, NS_PER_MINUTE), range.toNs],
  });
  if (!row || row.first === null || row.last === null) return { fromNs: range.fromNs, toNs: range.fromNs };
  return {
    fromNs: later(row.first, range.fromNs),
    toNs: earlier(row.last + NS_PER_MINUTE, range.toNs),
  };
}
