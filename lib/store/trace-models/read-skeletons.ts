import type { RequestContext } from '../../contracts/context';
import { earlier, later } from '../../time/time-range';
import { runQuery } from '../client/run-query';

const MAX_NAME = 512;
const MAX_STATUS_MESSAGE = 300;

/** The spans of one trace by column, in order of their starts. */
export interface Skeleton {
  traceKey: string;
  startNs: bigint;
  id: string[];
  /** Empty: none. */
  parent: string[];
  name: string[];
  /** Nanoseconds after `startNs`. */
  start: number[];
  duration: number[];
  serviceId: number[];
  kind: number[];
  status: number[];
  /** Of failed spans, by position. */
  statusMessages: [at: number, text: string][];
}

type Column = 'id' | 'parent' | 'name' | 'start' | 'duration' | 'service_id' | 'kind' | 'status';
type Row = Record<Column | 'messages', string | null> & { trace_key: string; start_ns: bigint };

/**
 * What it takes to build the trees of these traces, without attributes: of each at most `spansEach` spans, the earliest.
 * One statement; PostgreSQL writes the columns of a trace as JSON texts, so no object a span is made on the way.
 * @param traces with the time in which their spans start, inclusive
 */
export async function readSkeletons(
  ctx: RequestContext,
  traces: readonly { traceKey: string; shardKey: number; startNs: bigint; endNs: bigint }[],
  { spansEach, timeoutMs }: { spansEach: number; timeoutMs: number },
): Promise<Skeleton[]> {
  const [first] = traces;
  if (!first) return [];
  const fromNs = traces.reduce((least, { startNs }) => earlier(least, startNs), first.startNs);
  const toNs = traces.reduce((most, { endNs }) => later(most, endNs), first.endNs);
  const list = (column: Column) =>
    `json_agg(m.${column} ORDER BY m.at)::text AS ${column === 'start' ? '"start"' : column}`;
  const rows = await runQuery<Row>(
    {
      text: `SELECT m.trace_key, min(m.first) AS start_ns,
          ${(['id', 'parent', 'name', 'start', 'duration', 'service_id', 'kind', 'status'] as const).map(list).join(', ')},
          (json_agg(json_build_array(m.at - 1, m.message)) FILTER (WHERE m.message IS NOT NULL))::text AS messages
        FROM (
          SELECT t.trace_key, row_number() OVER w AS at, min(t.start_ns) OVER (PARTITION BY t.trace_key) AS first,
            coalesce(t.span_text, lpad(to_hex(t.span_key), 16, '0')) AS id,
            coalesce(t.parent_text, lpad(to_hex(t.parent_key), 16, '0'), '') AS parent,
            left(t.name, ${MAX_NAME}) AS name,
            t.start_ns - min(t.start_ns) OVER (PARTITION BY t.trace_key) AS start,
            t.duration_ns AS duration, t.service_id, t.kind, t.status,
            CASE WHEN t.status = 2 THEN left(t.status_message, ${MAX_STATUS_MESSAGE}) END AS message
          FROM span t
          WHERE t.tenant_id = $1 AND t.trace_key = ANY($2::uuid[]) AND t.shard_key = ANY($3::int[])
            AND t.start_ns >= $4::bigint AND t.start_ns <= $5::bigint
          WINDOW w AS (PARTITION BY t.trace_key ORDER BY t.start_ns, t.span_key, t.kind)
        ) m WHERE m.at <= ${Math.floor(spansEach)} GROUP BY m.trace_key`,
      values: [
        ctx.tenantId,
        traces.map(({ traceKey }) => traceKey),
        traces.map(({ shardKey }) => shardKey),
        fromNs,
        toNs,
      ],
    },
    { signal: ctx.signal, timeoutMs },
  );
  return rows.map(readRow);
}

function readRow(row: Row): Skeleton {
  const read = <Item>(column: Column | 'messages') => JSON.parse(row[column] ?? '[]') as Item[];
  return {
    traceKey: row.trace_key,
    startNs: row.start_ns,
    id: read('id'),
    parent: read('parent'),
    name: read('name'),
    start: read('start'),
    duration: read('duration'),
    serviceId: read('service_id'),
    kind: read('kind'),
    status: read('status'),
    statusMessages: read('messages'),
  };
}
