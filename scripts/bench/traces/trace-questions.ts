import { DAY_MS } from '../search/fill';
import { operationName, serviceName } from './trace-generator';

export interface TraceQuestion {
  name: string;
  /** P95 in ms to stay under while 2,000 spans/s arrive; null: only looked at. */
  aimMs: number | null;
  /** The request, as the page sends it. */
  path(run: number, fromMs: number, toMs: number): string;
  /** The same question in plain SQL on the span rows: $1 and $2 bound the time in ns. Null: not asked. */
  sql: string | null;
}

const range = (fromMs: number, toMs: number) => ({ from: String(fromMs), to: String(toMs) });
const search = (more: Record<string, string>) => (run: number, fromMs: number, toMs: number) =>
  `/api/traces/search?${new URLSearchParams({ limit: '20', ...range(fromMs, toMs), ...more, ...(more.service ? { service: serviceOf(run) } : {}) })}`;

/** Services of the middle tier, busy and quiet ones in turn. */
const serviceOf = (run: number) => serviceName(20 + (run % 10));

const day = 't.start_ns >= $1 AND t.start_ns < $2';

/** What the issue asks for first, then what else the pages ask. Ranges are 24 hours. */
export const TRACE_QUESTIONS: readonly TraceQuestion[] = [
  {
    name: 'service, operation, min duration, attribute',
    aimMs: 200,
    path: search({ service: 'any', operation: operationName(1), minDuration: '20ms', q: 'zone:z3' }),
    sql: `SELECT t.trace_key, max(t.start_ns) FROM span t JOIN service s ON s.id = t.service_id
      WHERE ${day} AND s.name = '${serviceName(21)}' AND t.name = '${operationName(1)}' AND t.duration_ns >= 20000000
        AND t.attributes->>'zone' = 'z3' GROUP BY 1 ORDER BY 2 DESC LIMIT 20`,
  },
  {
    name: 'slowest 20',
    aimMs: 200,
    path: search({ sort: 'slowest' }),
    sql: `SELECT t.trace_key, max(t.start_ns + t.duration_ns) - min(t.start_ns) FROM span t WHERE ${day}
      GROUP BY 1 ORDER BY 2 DESC LIMIT 20`,
  },
  {
    name: 'RED 24 h',
    aimMs: 300,
    path: (_, from, to) => `/api/traces/red?${new URLSearchParams({ by: 'none', ...range(from, to) })}`,
    sql: `SELECT t.start_ns / 900000000000, count(*), count(*) FILTER (WHERE t.status = 2),
      percentile_disc(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY t.duration_ns) FROM span t
      WHERE ${day} AND t.kind IN (2, 5) GROUP BY 1`,
  },
  {
    name: 'map 24 h',
    aimMs: 300,
    path: (_, from, to) => `/api/services/map?${new URLSearchParams(range(from, to))}`,
    sql: `SELECT p.service_id, t.service_id, count(*), count(*) FILTER (WHERE t.status = 2),
      percentile_disc(0.95) WITHIN GROUP (ORDER BY t.duration_ns)
      FROM span t JOIN span p ON p.shard_key = t.shard_key AND p.trace_key = t.trace_key AND p.span_key = t.parent_key
      WHERE ${day} AND p.start_ns >= $1 AND p.start_ns < $2 AND p.service_id <> t.service_id GROUP BY 1, 2`,
  },
  { name: 'newest 20', aimMs: null, path: search({}), sql: null },
  { name: 'most errors 20', aimMs: null, path: search({ sort: 'errors' }), sql: null },
  {
    name: 'slowest 20 of a service',
    aimMs: null,
    path: search({ service: 'any', sort: 'slowest' }),
    sql: null,
  },
  { name: 'one user of a million', aimMs: null, path: search({ q: 'user.id:U-777' }), sql: null },
  {
    name: 'parent > child, the child failed',
    aimMs: null,
    path: search({
      q: `parent{service:${serviceName(12)}} > child{service:${serviceName(22)} AND status:error}`,
    }),
    sql: null,
  },
  {
    name: 'count(span) and trace duration',
    aimMs: null,
    path: search({ q: 'count(span{kind:server}) > 6 AND trace.duration:>300ms', sort: 'slowest' }),
    sql: null,
  },
  {
    name: 'RED 24 h by service',
    aimMs: null,
    path: (_, from, to) => `/api/traces/red?${new URLSearchParams({ by: 'service', ...range(from, to) })}`,
    sql: null,
  },
  {
    name: 'RED 24 h of a query, first answer',
    aimMs: null,
    path: (_, from, to) =>
      `/api/traces/red?${new URLSearchParams({ q: 'zone:z3 AND duration:>10ms', precision: 'fast', ...range(from, to) })}`,
    sql: null,
  },
  {
    name: 'heatmap 24 h',
    aimMs: null,
    path: (_, from, to) => `/api/traces/heatmap?${new URLSearchParams(range(from, to))}`,
    sql: null,
  },
  {
    name: 'services 24 h',
    aimMs: null,
    path: (_, from, to) => `/api/services?${new URLSearchParams(range(from, to))}`,
    sql: null,
  },
  {
    name: 'one service 24 h',
    aimMs: null,
    path: (run, from, to) => `/api/services/${serviceOf(run)}?${new URLSearchParams(range(from, to))}`,
    sql: null,
  },
];

/** The day before `endMs`; each run ends a little earlier, so that no range is asked twice. */
export function dayBefore(endMs: number, run: number): { fromMs: number; toMs: number } {
  const toMs = endMs - run * 7_001;
  return { fromMs: toMs - DAY_MS, toMs };
}
