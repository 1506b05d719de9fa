import type { RequestContext } from '../../contracts/context';
import { AppError } from '../../errors';
import type { RowPlace } from '../../query/aggregate/agg-result';
import { earlier, later } from '../../time/time-range';
import { runQuery } from '../client/run-query';
import { LOG_COLUMNS, type LogRow } from '../logs/log-row';

const MAX_WEIGHT = 32 * 1024 * 1024;

/**
 * The logs that `rows` measures found. One that is gone meanwhile is left out. Throws AppError `bad_request` when they are
 * larger than 32 MiB together, `timeout`.
 */
export async function readRows(ctx: RequestContext, places: readonly RowPlace[]): Promise<LogRow[]> {
  if (places.length === 0) return [];
  const times = places.map(({ timeNs }) => timeNs);
  const rows = await runQuery<LogRow & { weight: number }>(
    {
      text: `SELECT * FROM (
          SELECT ${LOG_COLUMNS},
            sum(octet_length(t.body) + pg_column_size(t.attributes)) OVER (ROWS UNBOUNDED PRECEDING)::float8 AS weight
          FROM unnest($1::bigint[], $2::bigint[]) AS p(time_ns, seq)
          JOIN log t ON t.time_ns = p.time_ns AND t.seq = p.seq
          WHERE t.tenant_id = $3::int AND t.time_ns >= $4::bigint AND t.time_ns <= $5::bigint
        ) t WHERE t.weight <= $6::float8`,
      values: [
        times.map(String),
        places.map(({ seq }) => String(seq)),
        ctx.tenantId,
        times.reduce(earlier),
        times.reduce(later),
        2 * MAX_WEIGHT,
      ],
    },
    { signal: ctx.signal, pool: 'analysis' },
  );
  if ((rows.at(-1)?.weight ?? 0) > MAX_WEIGHT)
    throw new AppError(
      'bad_request',
      'The logs of all buckets are larger than 32 MiB together: ask for fewer.',
    );
  return rows;
}
