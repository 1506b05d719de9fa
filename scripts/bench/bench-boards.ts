import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { askAll, askPanel, type PanelAsked } from './boards/ask-panels';
import { BENCH_PANELS, benchBoard } from './boards/bench-panels';
import { boardInBrowser } from './boards/board-in-browser';
import { plainSql } from './boards/plain-sql';
import { type Figures, figures } from './figures';
import { startOwnServer } from './own-server';
import { describeMachine, ms, printTable, ratio } from './print-table';
import { keptDataSet, noteDataSet } from './search/data-set';
import { DAY_MS, DAYS, fillOverOtlp } from './search/fill';
import { say } from './search/progress';

const RUNS = 10;
const WARM_UP = 2;
const BOARD_AIM_MS = 2_000;
/** As many as a page of Throughline asks at a time, and all at once. */
const AT_ONCE = [4, BENCH_PANELS.length];

export interface BoardBench {
  rows: number;
  /** A directory to keep the filled store in and to take it from; without it it is removed afterwards. */
  data: string | undefined;
  /** Whether to ask the same in plain SQL too. */
  yardstick: boolean;
}

interface Answered {
  title: string;
  figures: Figures;
  last: PanelAsked;
  plainMs: number | null | undefined;
}

/**
 * A board of twenty panels over a week of logs: each panel by itself, all of them as the page asks for them, and the page
 * in Chromium until all are painted. Beside it the same figures in plain SQL on the same rows.
 */
export async function benchBoards({ rows, data: directory, yardstick }: BoardBench): Promise<void> {
  const home = directory ? resolve(directory) : mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const server = await startOwnServer(home);
  const client = new pg.Client({ connectionString: server.databaseUrl });
  try {
    await client.connect();
    const kept = keptDataSet(home, rows);
    const data = kept ?? { rows, endMs: Date.now() };
    if (!kept) await fillOverOtlp(server.otlpUrl, data);
    await settle(client);
    if (kept) await warmBuffers(client);
    if (!kept) noteDataSet(home, data);
    const range = { fromMs: data.endMs - DAYS * DAY_MS, toMs: data.endMs };
    // A millisecond less each time: what was answered a moment ago is shared by who asks the very same.
    let runs = 0;
    const next = () =>
      benchBoard({
        from: new Date(range.fromMs + ++runs).toISOString(),
        to: new Date(range.toMs).toISOString(),
      });
    const answered: Answered[] = [];
    for (const one of BENCH_PANELS) {
      say(`asking: ${one.panel.title}`, true);
      const asked = await repeat(() => askPanel(server.url, one.panel, next()));
      const last = asked.at(-1);
      if (!last) continue;
      const plainMs = yardstick ? await plainSql(client, one, range) : undefined;
      answered.push({ title: one.panel.title, figures: figures(asked.map((run) => run.ms)), last, plainMs });
    }
    const boards: (readonly [string, Figures])[] = [];
    for (const atOnce of AT_ONCE) {
      say(`asking all panels, ${atOnce} at a time`, true);
      const asked = await repeat(() => askAll(server.url, next(), atOnce));
      boards.push([`all panels answered, ${atOnce} at a time`, figures(asked)]);
    }
    say('painting the board in Chromium', true);
    boards.push(...(await boardInBrowser(server.url, next)));
    report(rows, answered, boards);
  } finally {
    await client.end().catch(() => undefined);
    await server.stop();
    if (!directory) rmSync(home, { recursive: true, force: true });
  }
}

async function repeat<T>(work: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let run = 0; run < WARM_UP + RUNS; run++) all.push(await work());
  return all.slice(WARM_UP);
}

/** What autovacuum would do within minutes is done now, so that each run starts from the same. */
async function settle(client: pg.Client): Promise<void> {
  say('VACUUM (ANALYZE)', true);
  for (const table of ['log', 'log_rollup_minute', 'log_rollup_hour'])
    await client.query(`VACUUM (ANALYZE) ${table}`);
}

/** A store that was kept starts with empty buffers; after filling they hold what was written. The figures are of the latter. */
async function warmBuffers(client: pg.Client): Promise<void> {
  say('reading the store into the buffers', true);
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_prewarm');
  await client.query(`SELECT pg_prewarm(c.oid) FROM pg_class c
    WHERE c.relkind IN ('r', 'i') AND c.relname ~ '^log_(2|rollup)' AND pg_relation_size(c.oid) > 0`);
}

function report(
  rows: number,
  answered: readonly Answered[],
  boards: readonly (readonly [string, Figures])[],
): void {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(
    `\nA board of ${answered.length} panels, ${rows} logs of 7 days, ${describeMachine()}, load ${load} at the end\n`,
  );
  printTable([
    ['panel', 'median / P95', 'read from', 'off by', 'plain SQL', 'plain SQL / ours'],
    ...answered.map(({ title, figures: { medianMs, p95Ms }, last, plainMs }) => [
      title,
      `${ms(medianMs)} / ${ms(p95Ms)}`,
      last.read,
      last.relativeError === null ? '' : `${(last.relativeError * 100).toFixed(1)} %`,
      plainMs === undefined ? '' : plainMs === null ? 'over 120 s' : ms(plainMs),
      plainMs == null ? '' : ratio(plainMs / medianMs),
    ]),
  ]);
  const sums = answered.map(({ plainMs }) => plainMs ?? null);
  const plain = sums.every((one) => one !== null) ? sums.reduce((all, one) => all + one, 0) : null;
  console.log();
  printTable([
    ['board', 'aim', 'median / P95', 'plain SQL, one after the other / ours'],
    ...boards.map(([name, { medianMs, p95Ms }]) => [
      name,
      ms(BOARD_AIM_MS),
      `${ms(medianMs)} / ${ms(p95Ms)}${p95Ms > BOARD_AIM_MS ? ' missed' : ''}`,
      plain === null ? '' : ratio(plain / medianMs),
    ]),
  ]);
}
