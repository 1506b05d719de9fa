import type { RequestContext } from '../../contracts/context';
import { spanIdOf, traceIdOf } from '../../contracts/keys';
import type { TimeRange } from '../../time/time-range';
import { runQuery } from '../client/run-query';
import type { MatchedSpan } from '../spans/matched-span';

/** A span as a list of them shows it. */
export interface ListedSpan {
  traceId: string;
  spanId: string;
  name: string;
  kind: number;
  status: number;
  startNs: bigint;
  durationNs: bigint;
  statusMessage: string | null;
  /** Of its first exception event. */
  exceptionType: string | null;
  exceptionMessage: string | null;
}

interface Row {
  trace_key: string;
  span_key: bigint;
  trace_text: string | null;
  span_text: string | null;
  name: string;
  kind: number;
  status: number;
  start_ns: bigint;
  duration_ns: bigint;
  status_message: string | null;
  exception_type: string | null;
  exception_message: string | null;
}

/** Characters of a message that tell it from others. */
const HEAD = 1_000;

const COLUMNS = `t.trace_key, t.span_key, t.trace_text, t.span_text, t.name, t.kind, t.status, t.start_ns, t.duration_ns,
  left(t.status_message, ${HEAD}) AS status_message,
  left(jsonb_path_query_first(t.events, '$[*] ? (@.name == "exception").attributes."exception.type"') #>> '{}', ${HEAD})
    AS exception_type,
  left(jsonb_path_query_first(t.events, '$[*] ? (@.name == "exception").attributes."exception.message"') #>> '{}', ${HEAD})
    AS exception_message`;

/** Spans that were found, with what a list shows, newest first. */
export async function listSpans(
  ctx: RequestContext,
  found: readonly Pick<MatchedSpan, 'trace_key' | 'span_key' | 'start_ns' | 'shard_key'>[],
): Promise<ListedSpan[]> {
  if (found.length === 0) return [];
  const starts = found.map(({ start_ns }) => start_ns);
  const ordered = starts.toSorted((a, b) => (a < b ? -1 : 1));
  const rows = await runQuery<Row>(
    {
      text: `SELECT ${COLUMNS}
        FROM unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::int[]) AS w (trace_key, span_key, start_ns, shard_key)
        JOIN span t USING (trace_key, span_key, start_ns, shard_key)
        WHERE t.tenant_id = $1 AND t.start_ns >= $6::bigint AND t.start_ns <= $7::bigint
        ORDER BY t.start_ns DESC, t.span_key`,
      values: [
        ctx.tenantId,
        found.map(({ trace_key }) => trace_key),
        found.map(({ span_key }) => span_key),
        starts,
        found.map(({ shard_key }) => shard_key),
        ordered[0],
        ordered.at(-1),
      ],
    },
    { signal: ctx.signal, timeoutMs: 10_000 },
  );
  return rows.map(listed);
}

export interface SlowSpans {
  serviceId: number;
  kinds: readonly number[];
  range: TimeRange;
  /** That at least `limit` spans are known to reach. */
  atLeastNs: bigint;
  limit: number;
}

/** The slowest spans of a service, slowest first: those of its duration index from `atLeastNs` on. */
export async function slowSpans(
  ctx: RequestContext,
  { serviceId, kinds, range, atLeastNs, limit }: SlowSpans,
): Promise<ListedSpan[]> {
  const rows = await runQuery<Row>(
    {
      text: `SELECT ${COLUMNS} FROM span t
        WHERE t.tenant_id = $1 AND t.service_id = $2::int AND t.kind = ANY($3::smallint[])
          AND t.start_ns >= $4::bigint AND t.start_ns < $5::bigint AND t.duration_ns >= $6::bigint
        ORDER BY t.duration_ns DESC, t.start_ns DESC, t.span_key LIMIT $7::int`,
      values: [ctx.tenantId, serviceId, [...kinds], range.fromNs, range.toNs, atLeastNs, limit],
    },
    { signal: ctx.signal, timeoutMs: 10_000 },
  );
  return rows.map(listed);
}

function listed(row: Row): ListedSpan {
  return {
    traceId: row.trace_text ?? traceIdOf(row.trace_key),
    spanId: row.span_text ?? spanIdOf(row.span_key),
    name: row.name,
    kind: row.kind,
    status: row.status,
    startNs: row.start_ns,
    durationNs: row.duration_ns,
    statusMessage: row.status_message,
    exceptionType: row.exception_type,
    exceptionMessage: row.exception_message,
  };
}
