import type { RequestContext } from '../../contracts/context';
import { withConnection } from '../client/run-query';
import { traceWhere } from '../client/trace-where';

const MAX_NAME = 512;
const MAX_STATUS_MESSAGE = 300;
const MAX_EVENTS = 200;

/** The spans of a trace by column, in no order. */
export interface TraceOutlineRows {
  total: number;
  id: string[];
  /** Empty: none. */
  parent: string[];
  /** Epoch nanoseconds. */
  start: bigint[];
  duration: number[];
  stream: number[];
  name: string[];
  kind: number[];
  status: number[];
  statusMessage: (string | null)[];
  /** When its events were, epoch nanoseconds. */
  events: (string[] | null)[];
  links: number[];
}

const TEXTS = ['id', 'parent', 'name', 'status_message', 'events'] as const;
const NUMBERS = ['start', 'duration', 'stream', 'kind', 'status', 'links'] as const;
type Row = Record<(typeof TEXTS)[number] | (typeof NUMBERS)[number], string | null>;

/**
 * What it takes to draw a trace, at most `limit` spans, the earliest ones. PostgreSQL writes each column as one text: no
 * object a span is made on the way, and nothing is sorted. Null: no span is stored. @param traceId normalised
 */
export async function getTraceOutlineRows(
  ctx: RequestContext,
  traceId: string,
  limit: number,
): Promise<TraceOutlineRows | null> {
  const { text: where, values } = traceWhere(ctx, traceId);
  return await withConnection({ signal: ctx.signal, timeoutMs: 15_000 }, async (run) => {
    const read = async (order: string, count: number) => {
      const [row] = await run<Row>({ text: columnsSql(where, `${order} LIMIT ${count}`), values });
      return row?.id == null ? null : readColumns(row);
    };
    const [counted] = await run<{ total: bigint }>({
      text: `SELECT count(*) AS total FROM span t WHERE ${where}`,
      values,
    });
    const total = Number(counted?.total ?? 0n);
    if (total <= limit) return await read('', limit);
    const earliest = await read('ORDER BY t.start_ns, t.span_key, t.kind', limit);
    return earliest && { ...earliest, total };
  });
}

function columnsSql(where: string, rows: string): string {
  return `SELECT ${TEXTS.map((column) => `json_agg(m.${column})::text AS ${column}`).join(', ')},
      ${NUMBERS.map((column) => `string_agg(m.${column}::text, ',') AS "${column}"`).join(', ')}
    FROM (
      SELECT coalesce(t.span_text, lpad(to_hex(t.span_key), 16, '0')) AS id,
        coalesce(t.parent_text, lpad(to_hex(t.parent_key), 16, '0'), '') AS parent,
        left(t.name, ${MAX_NAME}) AS name, t.start_ns AS start, t.duration_ns AS duration,
        t.stream_id AS stream, t.kind, t.status, left(t.status_message, ${MAX_STATUS_MESSAGE}) AS status_message,
        jsonb_array_length(t.links) AS links,
        CASE WHEN jsonb_array_length(t.events) > 0
          THEN jsonb_path_query_array(t.events, '$[0 to ${MAX_EVENTS - 1}].time') END AS events
      FROM span t WHERE ${where} ${rows}
    ) m`;
}

function readColumns(row: Row): TraceOutlineRows {
  const texts = <Item>(column: (typeof TEXTS)[number]) => JSON.parse(row[column] ?? '[]') as Item[];
  const numbers = (column: (typeof NUMBERS)[number]) => (row[column] ?? '').split(',').map(Number);
  const id = texts<string>('id');
  return {
    total: id.length,
    id,
    parent: texts('parent'),
    start: (row.start ?? '').split(',').map(BigInt),
    duration: numbers('duration'),
    stream: numbers('stream'),
    name: texts('name'),
    kind: numbers('kind'),
    status: numbers('status'),
    statusMessage: texts('status_message'),
    events: texts('events'),
    links: numbers('links'),
  };
}
