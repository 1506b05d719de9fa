import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import { runQuery } from '../client/run-query';
import { PLACE_FLOORS } from './duration-place';

/** Spans of one stream and duration place. */
export interface StreamSum {
  stream_id: number;
  place: number;
  n: bigint;
  errors: bigint;
  sum_ns: string;
  first_ns: bigint;
  last_ns: bigint;
}

/** A service's spans of these kinds in stretches of time, summed by stream and duration. Throws AppError `timeout`. */
export async function streamSums(
  ctx: RequestContext,
  {
    serviceId,
    kinds,
    windows,
  }: { serviceId: number; kinds: readonly number[]; windows: readonly TimeRange[] },
): Promise<StreamSum[]> {
  return await runQuery<StreamSum>(
    {
      text: `SELECT t.stream_id, width_bucket(t.duration_ns, $4::bigint[]) AS place, count(*) AS n,
            count(*) FILTER (WHERE t.status = 2) AS errors, sum(t.duration_ns)::text AS sum_ns,
            min(t.start_ns) AS first_ns, max(t.start_ns) AS last_ns
          FROM unnest($5::bigint[], $6::bigint[]) AS w (from_ns, to_ns)
          JOIN span t ON t.start_ns >= w.from_ns AND t.start_ns < w.to_ns
          WHERE t.tenant_id = $1 AND t.service_id = $2::int AND t.kind = ANY($3::smallint[])
            AND t.start_ns >= $7::bigint AND t.start_ns < $8::bigint
          GROUP BY 1, 2`,
      values: [
        ctx.tenantId,
        serviceId,
        [...kinds],
        PLACE_FLOORS,
        windows.map(({ fromNs }) => fromNs),
        windows.map(({ toNs }) => toNs),
        windows[0]?.fromNs ?? 0n,
        windows.at(-1)?.toNs ?? 0n,
      ],
    },
    { signal: ctx.signal, timeoutMs: 10_000, pool: 'analysis' },
  );
}
