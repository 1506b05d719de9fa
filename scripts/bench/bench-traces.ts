import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Figures } from './figures';
import { type OwnServer, startOwnServer } from './own-server';
import { describeMachine, ms, printTable, ratio } from './print-table';
import { say } from './search/progress';
import { startSender } from './search/with-load';
import { bigTraceInBrowser } from './traces/big-trace-in-browser';
import { fillTraces, type TraceSet } from './traces/fill-traces';
import { type Answered, measurePlainSql, measureTraces } from './traces/measure-traces';

const BUSY_RATE = 2_000;
const BUSY_S = 900;
/** Until the process that sends is up and both sides are warm. */
const UNTIL_BUSY_MS = 5_000;
const BIG_TRACE = 100_000;
const NOTE = 'bench-traces.json';

export interface TraceBench {
  spans: number;
  /** A directory to keep the filled store in and to take it from; without it it is removed afterwards. */
  data: string | undefined;
  /** Whether to ask the same in plain SQL too. */
  yardstick: boolean;
}

/**
 * Traces through the HTTP API, as the pages ask for them, on spans that came in over OTLP: quiet, and while spans arrive.
 * Beside it the same questions in plain SQL on the span rows, and a trace of 100,000 spans in Chromium.
 */
export async function benchTraces({ spans, data: directory, yardstick }: TraceBench): Promise<void> {
  const home = directory ? resolve(directory) : mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const server = await startOwnServer(home);
  const client = new pg.Client({ connectionString: server.databaseUrl });
  try {
    await client.connect();
    const kept = keptTraces(home, spans);
    const data = kept ?? { spans, endMs: Date.now() };
    const rate = kept ? null : await fillTraces(server.otlpUrl, data);
    if (!kept) writeFileSync(join(home, NOTE), JSON.stringify(data));
    await settle(client);
    const quiet = await measureTraces(server.url, data.endMs, false);
    const load = startSender(
      new URL('./traces/send-spans.ts', import.meta.url),
      server.otlpUrl,
      BUSY_RATE,
      BUSY_S,
    );
    await sleep(UNTIL_BUSY_MS);
    const busy = await measureTraces(server.url, data.endMs, true);
    const arrived = await load.stop();
    const plain = yardstick ? await measurePlainSql(client, data.endMs) : new Map<string, number>();
    report({ spans, rate, arrived, quiet, busy, plain });
    await reportSizes(client);
    await reportBigTrace(server);
  } finally {
    await client.end().catch(() => undefined);
    await server.stop();
    if (!directory) rmSync(home, { recursive: true, force: true });
  }
}

/** The data set that a kept directory holds in full; null when there is none yet. */
function keptTraces(home: string, spans: number): TraceSet | null {
  const file = join(home, NOTE);
  if (!existsSync(file)) return null;
  const kept = JSON.parse(readFileSync(file, 'utf8')) as TraceSet;
  if (kept.spans === spans) return kept;
  throw new Error(`${home} holds ${kept.spans} spans: remove it or name another.`);
}

/** What autovacuum would do within minutes is done now, so that each run starts from the same. */
async function settle(client: pg.Client): Promise<void> {
  for (const table of ['span', 'trace_summary', 'span_rollup', 'edge_rollup']) {
    say(`VACUUM (ANALYZE) ${table}`, true);
    await client.query(`VACUUM (ANALYZE) ${table}`);
  }
}

interface Report {
  spans: number;
  rate: number | null;
  arrived: number;
  quiet: Answered[];
  busy: Answered[];
  plain: Map<string, number>;
}

function report({ spans, rate, arrived, quiet, busy, plain }: Report): void {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(`\nTraces, ${spans} spans of 7 days, ${describeMachine()}, load ${load} at the end\n`);
  const cell = ({ figures, cut }: Answered) =>
    `${ms(figures.medianMs)} / ${ms(figures.p95Ms)}${cut > 0 ? ` (${cut} of ${figures.runs} cut)` : ''}`;
  printTable([
    ['question', 'aim', 'median / P95', `while ${arrived} spans/s arrive`, 'plain SQL', 'plain SQL / ours'],
    ...quiet.map((answer) => {
      const loaded = busy.find(({ name }) => name === answer.name);
      const sql = plain.get(answer.name);
      return [
        answer.name,
        answer.aimMs === null ? '' : ms(answer.aimMs),
        cell(answer),
        loaded
          ? `${cell(loaded)}${loaded.aimMs !== null && loaded.figures.p95Ms > loaded.aimMs ? ' missed' : ''}`
          : '',
        sql === undefined ? '' : ms(sql),
        sql === undefined ? '' : ratio(sql / answer.figures.medianMs),
      ];
    }),
  ]);
  if (rate !== null) console.log(`\nFilled at ${rate} spans/s, the sender on the same machine.`);
}

/** Bytes a span on disk, by table and by index. */
async function reportSizes(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ part: string; bytes: string; spans: string }>(`
    SELECT n.name AS part, (SELECT count(*) FROM span)::text AS spans,
      coalesce((SELECT sum(pg_total_relation_size(t.relid)) FROM pg_partition_tree(n.name::regclass) t WHERE t.isleaf),
        pg_total_relation_size(n.name::regclass))::text AS bytes
    FROM unnest(ARRAY['span', 'trace_summary', 'span_rollup', 'edge_rollup', 'rollup_delta']) AS n(name)`);
  console.log();
  printTable([
    ['table', 'bytes a span, indexes included'],
    ...rows.map(({ part, bytes, spans }) => [part, (Number(bytes) / Number(spans)).toFixed(1)]),
  ]);
}

/** The page of one huge trace, in Chromium. */
async function reportBigTrace({ url, otlpUrl }: OwnServer): Promise<void> {
  say(`a trace of ${BIG_TRACE} spans in Chromium`, true);
  const { firstPaint, frame, lateFrames, find, findOnServer } = await bigTraceInBrowser(
    url,
    otlpUrl,
    BIG_TRACE,
  );
  console.log(`\nA trace of ${BIG_TRACE} spans in Chromium\n`);
  const row = (name: string, aim: string, { medianMs, p95Ms }: Figures) => [
    name,
    aim,
    `${ms(medianMs)} / ${ms(p95Ms)}`,
  ];
  printTable([
    ['what', 'aim', 'median / P95'],
    row('from navigation until rows are drawn', '2000 ms', firstPaint),
    row('from frame to frame while scrolling', '16.7 ms', frame),
    row('from a word typed until its matches are counted', '200 ms', find),
    row('the same asked of the server, attributes included', '200 ms', findOnServer),
  ]);
  console.log(`\n${(lateFrames * 100).toFixed(1)} % of the frames came later than 60 a second allow.`);
}
