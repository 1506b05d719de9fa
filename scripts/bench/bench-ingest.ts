import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { encodeLogs } from '../otlp/encode-request';
import { bareCopy } from './bare-copy';
import { cpuTimeUs } from './cpu-time';
import { TelemetryGenerator } from './generate-telemetry';
import { figures } from './measure';
import { type OwnServer, startOwnServer } from './own-server';
import { describeMachine, printTable, ratio } from './print-table';

const BATCH = 1000;
const CONCURRENCY = 16;
const ROUND = 50_000;

/**
 * Logs per second through OTLP/HTTP protobuf, batches of 1,000 from sixteen connections, beside a bare COPY of the very
 * same rows (all columns, no index, no partition) into the same server. Requests are encoded before the clock starts.
 */
export async function benchIngest(rows: number): Promise<void> {
  const server = await startOwnServer();
  const client = new pg.Client({ connectionString: server.databaseUrl });
  try {
    await client.connect();
    const generator = new TelemetryGenerator(1);
    const from = BigInt(Date.now() - 3_600_000) * 1_000_000n;
    const rates: number[] = [];
    const round = async (index: number) => {
      const start = from + BigInt(index) * 50_000_000_000n;
      const logs = generator.logs(ROUND, start, start + 50_000_000_000n);
      const bodies = Array.from({ length: ROUND / BATCH }, (_, n) =>
        encodeLogs(logs.slice(n * BATCH, (n + 1) * BATCH)),
      );
      const started = performance.now();
      await postAll(`${server.otlpUrl}/v1/logs`, bodies);
      return (ROUND / (performance.now() - started)) * 1000;
    };
    await round(0);
    const before = cpuTimes(server);
    for (let index = 1; index <= Math.ceil(rows / ROUND); index++) rates.push(await round(index));
    const cpu = cpuTimes(server).map((time, at) => (time - (before[at] ?? 0)) / (rates.length * ROUND));
    const stored = await client.query<{ n: string }>('SELECT count(*)::text AS n FROM log');
    const expected = ROUND * (rates.length + 1);
    if (Number(stored.rows[0]?.n) !== expected)
      throw new Error(`stored ${stored.rows[0]?.n} of ${expected} logs`);
    await sleep(1000);
    const copyRates = await bareCopy(client, ROUND, 5);
    report(rates, copyRates);
    const [app = 0, postgres = 0] = cpu.map((time) => Math.round(time));
    console.log(
      `\nProcessor time a log: application ${app} µs, PostgreSQL ${postgres} µs (clients not counted)`,
    );
    await reportSizes(client, expected);
  } finally {
    await client.end().catch(() => undefined);
    await server.stop();
  }
}

async function postAll(url: string, bodies: readonly Uint8Array[]): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let body = bodies[next++]; body; body = bodies[next++]) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-protobuf' },
        body: body as Uint8Array<ArrayBuffer>,
      });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

function cpuTimes({ pids }: OwnServer): number[] {
  return [cpuTimeUs(pids.app) ?? Number.NaN, cpuTimeUs(pids.postgres) ?? Number.NaN];
}

function report(rates: readonly number[], copyRates: readonly number[]): void {
  const [ours, copy] = [figures(rates), figures(copyRates)];
  // Of rates the bad tail is the low one, so P95 here is the rate that 95 % of the rounds reached.
  const low = (values: readonly number[]) => -figures(values.map((value) => -value)).p95Ms;
  console.log(
    `\nIngest, ${describeMachine()}, rounds of ${ROUND} logs, batches of ${BATCH}, ${CONCURRENCY} connections\n`,
  );
  printTable([
    ['path', 'median logs/s', '95 % of rounds reach', 'of bare COPY'],
    [
      'OTLP/HTTP protobuf',
      String(Math.round(ours.medianMs)),
      String(Math.round(low(rates))),
      ratio(ours.medianMs / copy.medianMs),
    ],
    ['bare COPY', String(Math.round(copy.medianMs)), String(Math.round(low(copyRates))), '1×'],
  ]);
}

/** Bytes a log on disk, by what holds them. Partitions' indexes are named after their parents'. */
async function reportSizes(client: pg.Client, logs: number): Promise<void> {
  const { rows } = await client.query<{ part: string; bytes: string }>(`
    SELECT coalesce(parent.relname, 'rows') AS part, sum(pg_relation_size(c.oid) + pg_relation_size(c.oid, 'fsm')
        + pg_relation_size(c.oid, 'vm') + coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0))::text AS bytes
    FROM pg_partition_tree('log') t JOIN pg_class c ON c.oid = t.relid OR c.oid IN
        (SELECT indexrelid FROM pg_index WHERE indrelid = t.relid)
      LEFT JOIN pg_inherits i ON i.inhrelid = c.oid AND c.relkind = 'i' LEFT JOIN pg_class parent ON parent.oid = i.inhparent
    WHERE t.isleaf GROUP BY 1 ORDER BY sum(pg_relation_size(c.oid)) DESC`);
  const all = rows.reduce((sum, { bytes }) => sum + Number(bytes), 0);
  const share = (bytes: number) => String(Math.round(bytes / logs));
  console.log(`\n${share(all)} bytes a log on disk\n`);
  printTable([['part', 'bytes a log'], ...rows.map(({ part, bytes }) => [part, share(Number(bytes))])]);
}
