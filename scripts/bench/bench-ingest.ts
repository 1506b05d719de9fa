import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { bareCopy } from './bare-copy';
import { figures } from './figures';
import type { BenchProtocol } from './ingest/bench-protocol';
import { BENCH_PROTOCOLS } from './ingest/bench-protocols';
import { ProtocolRounds, type Round } from './ingest/measure-protocol';
import { startOwnServer } from './own-server';
import { CONCURRENCY } from './post-all';
import { describeMachine, printTable, ratio } from './print-table';

const ROUND = 25_000;
const LEAST_ROUNDS = 5;

/**
 * Records per second by every protocol, batches of 1,000 over sixteen connections, beside a bare COPY of stored rows (all
 * columns, no index, no partition) into the same server. The protocols take turns, so that what slows the machine slows
 * all; processor time says what the clock of a busy machine cannot.
 * @param rows of all protocols together @param only names that hold this text
 */
export async function benchIngest(rows: number, only = '', start = startOwnServer): Promise<void> {
  const protocols = BENCH_PROTOCOLS.filter(({ name }) => name.toLowerCase().includes(only.toLowerCase()));
  const server = await start();
  const client = new pg.Client({ connectionString: server.databaseUrl });
  try {
    await client.connect();
    const rounds = new ProtocolRounds(server, client, ROUND);
    const count = Math.max(LEAST_ROUNDS, Math.ceil(rows / ROUND / protocols.length));
    const measured = new Map<BenchProtocol, Round[]>(protocols.map((protocol) => [protocol, []]));
    // The first turn warms up and is left out.
    for (let turn = 0; turn <= count; turn++) {
      for (const [protocol, done] of measured) {
        const round = await rounds.run(protocol);
        if (turn > 0) done.push(round);
        console.error(
          `turn ${turn} of ${count}: ${protocol.signal} ${protocol.name} ${Math.round(round.perSecond)}/s, ${round.appUs.toFixed(1)} + ${round.postgresUs.toFixed(1)} µs`,
        );
      }
    }
    await check(client, protocols, count + 1);
    await sleep(1000);
    for (const signal of ['logs', 'spans'] as const) {
      const ofSignal = [...measured].filter(([protocol]) => protocol.signal === signal);
      if (ofSignal.length === 0) continue;
      const copies = await bareCopy(client, ROUND, 5, signal === 'logs' ? 'log' : 'span');
      report(signal, ofSignal, copies);
    }
    if (protocols.some(({ signal }) => signal === 'logs')) await reportSizes(client);
  } finally {
    await client.end().catch(() => undefined);
    await server.stop();
  }
}

/** Fast and wrong would be no figure at all. */
async function check(client: pg.Client, protocols: readonly BenchProtocol[], turns: number): Promise<void> {
  const { rows } = await client.query<{ logs: number; spans: number }>(
    'SELECT (SELECT count(*)::int FROM log) AS logs, (SELECT count(*)::int FROM span) AS spans',
  );
  for (const signal of ['logs', 'spans'] as const) {
    const expected = protocols.filter((protocol) => protocol.signal === signal).length * turns * ROUND;
    const stored = rows[0]?.[signal];
    if (stored !== expected) throw new Error(`${stored} ${signal} are stored, of ${expected}`);
  }
}

function report(
  signal: 'logs' | 'spans',
  measured: readonly (readonly [BenchProtocol, Round[]])[],
  copyRates: readonly number[],
): void {
  const copy = figures(copyRates).medianMs;
  const row = (name: string, rates: readonly number[], rounds: readonly Round[]) => [
    name,
    String(Math.round(figures(rates).medianMs)),
    // Of rates the bad tail is the low one, so P95 here is the rate that 95 % of the rounds reached.
    String(Math.round(-figures(rates.map((rate) => -rate)).p95Ms)),
    ratio(figures(rates).medianMs / copy),
    ...(['appUs', 'postgresUs'] as const).map((time) =>
      rounds.length === 0 ? '' : `${figures(rounds.map((round) => round[time])).medianMs.toFixed(1)} µs`,
    ),
  ];
  console.log(
    `\nIngest of ${signal}, ${describeMachine()}, load ${loadavg()[0]?.toFixed(1)}, rounds of ${ROUND}, batches of 1000, ${CONCURRENCY} connections\n`,
  );
  printTable([
    [
      'protocol',
      `median ${signal}/s`,
      '95 % of rounds reach',
      'of bare COPY',
      'processor: application',
      'PostgreSQL',
    ],
    ...measured.map(([{ name }, rounds]) =>
      row(
        name,
        rounds.map(({ perSecond }) => perSecond),
        rounds,
      ),
    ),
    row('bare COPY', copyRates, []),
  ]);
}

/** Bytes a log on disk, by what holds them. Partitions' indexes are named after their parents'. */
async function reportSizes(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ part: string; bytes: string; logs: number }>(`
    SELECT coalesce(parent.relname, 'rows') AS part, sum(pg_relation_size(c.oid) + pg_relation_size(c.oid, 'fsm')
        + pg_relation_size(c.oid, 'vm') + coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0))::text AS bytes,
      (SELECT count(*)::int FROM log) AS logs
    FROM pg_partition_tree('log') t JOIN pg_class c ON c.oid = t.relid OR c.oid IN
        (SELECT indexrelid FROM pg_index WHERE indrelid = t.relid)
      LEFT JOIN pg_inherits i ON i.inhrelid = c.oid AND c.relkind = 'i' LEFT JOIN pg_class parent ON parent.oid = i.inhparent
    WHERE t.isleaf GROUP BY 1 ORDER BY sum(pg_relation_size(c.oid)) DESC`);
  const all = rows.reduce((sum, { bytes }) => sum + Number(bytes), 0);
  const share = (bytes: number) => String(Math.round(bytes / (rows[0]?.logs ?? 1)));
  console.log(`\n${share(all)} bytes a log on disk\n`);
  printTable([['part', 'bytes a log'], ...rows.map(({ part, bytes }) => [part, share(Number(bytes))])]);
}
