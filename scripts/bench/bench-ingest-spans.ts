import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { group } from 'd3';
import pg from 'pg';
import { encodeSpans } from '../otlp/encode-request';
import type { WireSpan } from '../otlp/otlp-data';
import { bareCopy } from './bare-copy';
import { cpuTimeUs } from './cpu-time';
import { figures } from './figures';
import { type OwnServer, startOwnServer } from './own-server';
import { CONCURRENCY, postAll } from './post-all';
import { describeMachine, printTable, ratio } from './print-table';
import { TraceGenerator } from './traces/trace-generator';

const ROUND = 50_000;
const WHOLE_BATCH = 1_000;
/** What an OpenTelemetry SDK sends at most at once. */
const SDK_BATCH = 512;
const NS_PER_ROUND = 60_000_000_000n;

interface Measured {
  path: string;
  rates: number[];
  cpuUs: { app: number; postgres: number };
}

/**
 * Spans per second through OTLP/HTTP protobuf with all they add up to: as a collector sends them, whole traces together,
 * and as the processes of each service do, so that a trace comes in about eight batches. Beside it a bare COPY of the very
 * same rows (all columns, no index, no partition) into the same server. Requests are encoded before the clock starts.
 */
export async function benchIngestSpans(spans: number): Promise<void> {
  const server = await startOwnServer();
  const client = new pg.Client({ connectionString: server.databaseUrl });
  try {
    await client.connect();
    const rounds = Math.ceil(spans / ROUND / 2);
    const traces = new TraceGenerator(1);
    const whole = await measure(server, 'whole traces, batches of 1,000', rounds, () => wholeTraces(traces));
    const split = await measure(server, 'by process, batches of 512', rounds, () => byProcess(traces));
    await sleep(6_000);
    await check(client, (rounds + 1) * 2 * ROUND);
    report([whole, split], await bareCopy(client, ROUND, 5, 'span'));
  } finally {
    await client.end().catch(() => undefined);
    await server.stop();
  }
}

let made = 0;

/** At least a round of spans, in whole traces. */
function roundOf(traces: TraceGenerator): WireSpan[] {
  const from = BigInt(Date.now() - 7_200_000) * 1_000_000n + BigInt(made++) * NS_PER_ROUND;
  const spans: WireSpan[] = [];
  while (spans.length < ROUND)
    spans.push(...traces.trace(from + (NS_PER_ROUND * BigInt(spans.length)) / BigInt(ROUND)));
  return spans.slice(0, ROUND);
}

function wholeTraces(traces: TraceGenerator): Uint8Array[] {
  return batches(roundOf(traces), WHOLE_BATCH).map(encodeSpans);
}

/** Each process sends its spans in the order in which they end. */
function byProcess(traces: TraceGenerator): Uint8Array[] {
  const spans = roundOf(traces).sort((a, b) => Number(a.endNs - b.endNs));
  return [...group(spans, ({ source }) => source).values()]
    .flatMap((own) => batches(own, SDK_BATCH))
    .sort((a, b) => Number((a.at(-1)?.endNs ?? 0n) - (b.at(-1)?.endNs ?? 0n)))
    .map(encodeSpans);
}

function batches(spans: readonly WireSpan[], size: number): WireSpan[][] {
  return Array.from({ length: Math.ceil(spans.length / size) }, (_, n) =>
    spans.slice(n * size, (n + 1) * size),
  );
}

async function measure(
  server: OwnServer,
  path: string,
  rounds: number,
  bodies: () => Uint8Array[],
): Promise<Measured> {
  const round = async () => {
    const posted = bodies();
    const started = performance.now();
    await postAll(`${server.otlpUrl}/v1/traces`, posted);
    return (ROUND / (performance.now() - started)) * 1000;
  };
  await round();
  const before = cpuTimes(server);
  const rates: number[] = [];
  while (rates.length < rounds) rates.push(await round());
  const after = cpuTimes(server);
  const perSpan = (time: 'app' | 'postgres') => (after[time] - before[time]) / (rounds * ROUND);
  return { path, rates, cpuUs: { app: perSpan('app'), postgres: perSpan('postgres') } };
}

function cpuTimes({ pids }: OwnServer): Measured['cpuUs'] {
  return { app: cpuTimeUs(pids.app) ?? Number.NaN, postgres: cpuTimeUs(pids.postgres) ?? Number.NaN };
}

/** Fast and wrong would be no figure at all. */
async function check(client: pg.Client, expected: number): Promise<void> {
  const { rows } = await client.query<{ spans: number; summed: number; counted: number }>(`
    SELECT (SELECT count(*)::int FROM span) AS spans, (SELECT sum(span_count)::int FROM trace_summary) AS summed,
      (SELECT coalesce(sum(n), 0)::int FROM span_rollup WHERE resolution = 60 AND operation_id = 0)
      + (SELECT coalesce(sum(n), 0)::int FROM rollup_delta WHERE callee_id IS NULL) AS counted`);
  const { spans = 0, summed = 0, counted = 0 } = rows[0] ?? {};
  if ([spans, summed, counted].some((n) => n !== expected))
    throw new Error(
      `${spans} spans stored, ${summed} summed by trace and ${counted} by operation, of ${expected}`,
    );
}

function report(measured: readonly Measured[], copyRates: readonly number[]): void {
  const copy = figures(copyRates).medianMs;
  // Of rates the bad tail is the low one, so P95 here is the rate that 95 % of the rounds reached.
  const low = (values: readonly number[]) => -figures(values.map((value) => -value)).p95Ms;
  const row = (path: string, rates: readonly number[], cpuUs: readonly number[]) => [
    path,
    String(Math.round(figures(rates).medianMs)),
    String(Math.round(low(rates))),
    ratio(figures(rates).medianMs / copy),
    cpuUs.map((time) => `${Math.round(time)} µs`).join(' + '),
  ];
  console.log(
    `\nIngest of spans, ${describeMachine()}, load ${loadavg()[0]?.toFixed(1)}, rounds of ${ROUND}, ${CONCURRENCY} connections\n`,
  );
  printTable([
    [
      'path',
      'median spans/s',
      '95 % of rounds reach',
      'of bare COPY',
      'processor a span: application + PostgreSQL',
    ],
    ...measured.map(({ path, rates, cpuUs }) => row(path, rates, [cpuUs.app, cpuUs.postgres])),
    row('bare COPY', copyRates, []),
  ]);
}
