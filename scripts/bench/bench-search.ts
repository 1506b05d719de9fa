import pg from 'pg';
import { inBatches } from '../otlp/in-batches';
import { OtlpSender } from '../otlp/send-request';
import { TelemetryGenerator } from './generate-telemetry';
import { type Figures, measure } from './measure';
import { type OwnServer, startOwnServer } from './own-server';
import { describeMachine, ms, printTable, ratio } from './print-table';
import { QUERY_SHAPES } from './query-shapes';
import { timeToInteractive } from './time-to-interactive';

const RUNS = 20;
const NAIVE_RUNS = 3;
const DAY_MS = 86_400_000;
const TRACES = 2000;

/**
 * Newest 100 rows and histogram of ten query shapes over seven days, through the HTTP API as the page asks it, beside
 * the plain SQL (no token index, ORDER BY time LIMIT 100) on the same rows in the same run.
 */
export async function benchSearch(rows: number): Promise<void> {
  const server = await startOwnServer();
  const client = new pg.Client({ connectionString: server.databaseUrl });
  try {
    await client.connect();
    const now = Date.now();
    const traceIds = await fill(server, rows, now);
    await client.query('VACUUM (ANALYZE) log');
    await client.query('VACUUM (ANALYZE) span');
    const range = `from=${now - 7 * DAY_MS}&to=${now}`;
    const table: string[][] = [
      [
        'shape',
        'rows median',
        'rows P95',
        'histogram median',
        'histogram P95',
        'plain SQL median',
        'plain SQL ÷ rows',
      ],
    ];
    await client.query(`SET statement_timeout = '20s'`);
    for (const shape of QUERY_SHAPES) {
      const ask = (path: string) => (run: number) =>
        get(`${server.url}${path}?${range}&q=${encodeURIComponent(shape.q(run))}`);
      const found = await measure(RUNS, ask('/api/logs/search'));
      const histogram = await measure(RUNS, ask('/api/logs/histogram'));
      const naive = await measure(
        NAIVE_RUNS,
        async (run) => {
          const bounds = `time_ns >= ${now - 7 * DAY_MS}000000 AND time_ns < ${now}000000`;
          await client.query(
            `SELECT * FROM log WHERE ${bounds} AND ${shape.naive(run)} ORDER BY time_ns DESC, seq DESC LIMIT 100`,
          );
        },
        1,
      );
      table.push([
        shape.name,
        ...pair(found),
        ...pair(histogram),
        ms(naive.medianMs),
        ratio(naive.medianMs / found.medianMs),
      ]);
    }
    const trace = await measure(
      RUNS,
      async (run) => await get(`${server.url}/api/traces/${traceIds[(run * 97) % traceIds.length]}`),
    );
    const naiveTrace = await measure(
      NAIVE_RUNS,
      async (run) => {
        await client.query('SELECT * FROM span WHERE attributes IS NOT NULL AND trace_key::text = $1', [
          dashed(traceIds[(run * 89) % traceIds.length] ?? ''),
        ]);
      },
      1,
    );
    table.push([
      'trace by id',
      ...pair(trace),
      '',
      '',
      ms(naiveTrace.medianMs),
      ratio(naiveTrace.medianMs / trace.medianMs),
    ]);
    console.log(`\nSearch over ${rows} logs in 7 days, ${describeMachine()}, ${RUNS} runs a shape\n`);
    printTable(table);
    const page = await timeToInteractive(`${server.url}/logs`, 5);
    console.log(
      `\n/logs usable (rows shown, search bar ready): median ${ms(page.medianMs)}, P95 ${ms(page.p95Ms)} over ${page.runs} loads`,
    );
  } finally {
    await client.end().catch(() => undefined);
    await server.stop();
  }
}

const pair = (figures: Figures): [string, string] => [ms(figures.medianMs), ms(figures.p95Ms)];

async function get(url: string): Promise<void> {
  const response = await fetch(url);
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 300)}`);
}

/** Sends the logs over seven days and some traces over the last hour; returns the trace ids. */
async function fill(server: OwnServer, rows: number, now: number): Promise<string[]> {
  const sender = new OtlpSender(server.otlpUrl);
  const generator = new TelemetryGenerator(2);
  const chunk = 50_000;
  const from = BigInt(now - 7 * DAY_MS) * 1_000_000n;
  const span = BigInt(7 * DAY_MS) * 1_000_000n;
  for (let done = 0; done < rows; done += chunk) {
    const count = Math.min(chunk, rows - done);
    const at = (n: number) => from + (span * BigInt(n)) / BigInt(rows);
    await inBatches(generator.logs(count, at(done), at(done + count)), 2500, 4, (batch) =>
      sender.sendLogs(batch),
    );
  }
  const ids: string[] = [];
  for (let n = 0; n < TRACES; n += 100) {
    const traces = Array.from({ length: 100 }, (_, k) =>
      generator.trace(50, BigInt(now - 3_600_000 + (n + k) * 1000) * 1_000_000n),
    );
    for (const trace of traces) ids.push(trace[0]?.traceId ?? '');
    await inBatches(traces.flat(), 1000, 2, (batch) => sender.sendSpans(batch));
  }
  return ids;
}

const dashed = (id: string): string => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
