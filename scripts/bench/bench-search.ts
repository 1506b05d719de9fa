import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { startOwnServer } from './own-server';
import { printAims } from './search/aims';
import { keptDataSet, noteDataSet } from './search/data-set';
import { diskUse, type PartSize } from './search/disk-use';
import { noFigures, type ShapeFigures } from './search/figures-of-shape';
import { type DataSet, fillOverOtlp } from './search/fill';
import { measureBusy, measureCold, measureHot } from './search/measure-ours';
import { measureYardstickCold, measureYardstickHot } from './search/measure-yardstick';
import { dropOsCaches } from './search/os-caches';
import { say } from './search/progress';
import { printReport, type Report } from './search/report';
import { SEARCH_SHAPES } from './search/search-shapes';
import { startLoad } from './search/with-load';
import { Yardstick } from './search/yardstick';
import { timeToInteractive } from './time-to-interactive';

const COLD_ROUNDS = 6;
const YARDSTICK_COLD_ROUNDS = 3;
const SUSTAINED_S = 60;

export interface SearchBench {
  rows: number;
  /** A directory to keep the filled stores in and to take them from; without it they are removed afterwards. */
  data: string | undefined;
  /** Whether to measure ClickHouse too. */
  yardstick: boolean;
}

/**
 * Every search shape through the HTTP API, as the page asks it, on logs that came in over OTLP: hot, while logs arrive and
 * after a restart; beside it an embedded ClickHouse with the same rows.
 */
export async function benchSearch({ rows, data: directory, yardstick }: SearchBench): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0;
  const started = performance.now();
  const home = directory ? resolve(directory) : mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  try {
    const figures = SEARCH_SHAPES.map(({ name }) => noFigures(name));
    const kept = keptDataSet(home, rows);
    const data = kept ?? { rows, endMs: Date.now() };
    const ours = await measureThroughline(home, data, kept !== null, figures);
    // Half an hour of our own figures is not lost to a failure of the yardstick.
    const theirs = yardstick
      ? await measureClickHouse(home, data, figures).catch((error) => {
          console.error(error);
          return null;
        })
      : null;
    const minutes = (performance.now() - started) / 60_000;
    const report: Report = { rows, figures, ...ours, yardstick: theirs, loadBefore, minutes };
    printReport(report);
    printAims(report);
  } finally {
    if (!directory) rmSync(home, { recursive: true, force: true });
  }
}

async function measureThroughline(
  home: string,
  data: DataSet,
  isFilled: boolean,
  figures: readonly ShapeFigures[],
): Promise<Omit<Report, 'rows' | 'figures' | 'yardstick' | 'loadBefore' | 'minutes'>> {
  let server = await startOwnServer(home);
  try {
    const fill = isFilled ? null : await fillOverOtlp(server.otlpUrl, data);
    const { sizes, storedRows } = await settle(server.databaseUrl);
    if (fill) noteDataSet(home, data);
    await measureHot(server.url, data, figures);
    say('loading the page', true);
    const page = await timeToInteractive(`${server.url}/logs`, 5).catch(() => null);
    say(`ingesting as much as is taken for ${SUSTAINED_S} s`, true);
    const sustained = await startLoad(server.otlpUrl, 0, SUSTAINED_S).ended();
    const whileBusy = await measureBusy(server, data, figures);
    let osCachesDropped = false;
    for (let round = 0; round < COLD_ROUNDS; round++) {
      await server.stop();
      osCachesDropped = dropOsCaches();
      server = await startOwnServer(home);
      await measureCold(server.url, data, figures, round);
    }
    return { sizes, storedRows, fill, page, sustained, whileBusy, coldRounds: COLD_ROUNDS, osCachesDropped };
  } finally {
    await server.stop();
  }
}

/** What autovacuum would do within minutes is done now, so that each run starts from the same. */
async function settle(databaseUrl: string): Promise<{ sizes: PartSize[]; storedRows: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    say('VACUUM (ANALYZE)', true);
    await client.query('VACUUM (ANALYZE) log');
    await client.query('VACUUM (ANALYZE) log_rollup_minute');
    await client.query('VACUUM (ANALYZE) log_rollup_hour');
    const counted = await client.query<{ n: string }>('SELECT count(*)::text AS n FROM log');
    return { sizes: await diskUse(client), storedRows: Number(counted.rows[0]?.n) };
  } finally {
    await client.end();
  }
}

async function measureClickHouse(
  home: string,
  data: DataSet,
  figures: readonly ShapeFigures[],
): Promise<Report['yardstick']> {
  const directory = join(home, 'yardstick');
  const yardstick = Yardstick.open(directory);
  if (!yardstick) return null;
  try {
    const rowsASecond = await yardstick.fill(data, directory);
    const sizes = await yardstick.sizes();
    await measureYardstickHot(yardstick, data, figures);
    for (let round = 0; round < YARDSTICK_COLD_ROUNDS; round++) {
      await yardstick.restart(dropOsCaches);
      await measureYardstickCold(yardstick, data, figures, round);
    }
    return {
      bytesALog: sizes.all / data.rows,
      textIndexBytesALog: sizes.indexes / data.rows,
      rowsASecond,
      version: yardstick.version,
    };
  } finally {
    await yardstick.stop();
  }
}
