import { loadavg } from 'node:os';
import type { Figures } from '../figures';
import { describeMachine, ms, printTable, ratio } from '../print-table';
import type { PartSize } from './disk-use';
import type { ShapeFigures } from './figures-of-shape';

export interface Report {
  rows: number;
  figures: readonly ShapeFigures[];
  sizes: readonly PartSize[];
  storedRows: number;
  fill: { all: number; last: number } | null;
  /** Opening /logs in a fresh browser; null without a browser. */
  page: Figures | null;
  sustained: number;
  whileBusy: number;
  coldRounds: number;
  osCachesDropped: boolean;
  yardstick: {
    bytesALog: number;
    textIndexBytesALog: number;
    rowsASecond: number | null;
    version: string;
  } | null;
  /** Load average when it began, before its own load. */
  loadBefore: number;
  minutes: number;
}

/** Prints all of it as Markdown. */
export function printReport(report: Report): void {
  console.log(`\nSearch over ${report.rows.toLocaleString('en')} logs in 7 days: ${describeMachine()}`);
  console.log(
    `Load average ${report.loadBefore.toFixed(1)} before, ${loadavg()[0]?.toFixed(1)} at the end; the run took ${Math.round(report.minutes)} minutes.`,
  );
  console.log('Cells are median / P95. † a time limit cut some answers short, and they said so.');
  printRows(report);
  printHistograms(report);
  const { page } = report;
  if (page)
    console.log(
      `\n/logs usable (rows shown, search bar ready), fresh browser: median ${ms(page.medianMs)}, P95 ${ms(page.p95Ms)} of ${page.runs} loads.`,
    );
  printIngest(report);
  printSizes(report);
}

function printRows({ figures, yardstick, coldRounds, osCachesDropped, whileBusy }: Report): void {
  const caches = osCachesDropped
    ? 'and the operating system’s caches dropped'
    : 'the operating system’s caches kept';
  console.log(`\n### Newest 100 rows of 7 days\n`);
  console.log(
    `After a restart: PostgreSQL and the application restarted ${caches}, ${coldRounds} rounds. Ingesting: ${whileBusy.toLocaleString('en')} logs/s acknowledged meanwhile.\n`,
  );
  const head = ['shape', 'hot', 'ingesting', 'after a restart'];
  const yard = yardstick
    ? ['ClickHouse hot', 'after a restart', 'ClickHouse ÷ ours, hot', 'after a restart']
    : [];
  printTable([
    [...head, ...yard],
    ...figures.map(({ name, hot, busy, cold, yardHot, yardCold }) => [
      name,
      hot.rows.cell(),
      busy.rows.cell(),
      cold.rows.cell(),
      ...(yardstick
        ? [
            yardHot.rows.cell(),
            yardCold.rows.cell(),
            ratio(yardHot.rows.medianMs / hot.rows.medianMs),
            ratio(yardCold.rows.medianMs / cold.rows.medianMs),
          ]
        : []),
    ]),
  ]);
}

function printHistograms({ figures, yardstick }: Report): void {
  console.log('\n### Histograms and counts\n');
  console.log(
    'First: what the page shows first, exact where that is cheap, else an estimate; its error as stated and as it was. The exact count is the histogram’s total.\n',
  );
  const head = ['shape', '24 h first', '24 h exact', '7 d first', 'error stated', 'error real', '7 d exact'];
  head.push('24 h first, ingesting', '7 d first, ingesting', '7 d first, after a restart');
  const yard = yardstick ? ['ClickHouse 24 h', 'ClickHouse 7 d', 'ClickHouse ÷ ours, 7 d exact'] : [];
  printTable([
    [...head, ...yard],
    ...figures.map(({ name, hot, busy, cold, yardHot }) => [
      name,
      hot['day first'].cell(),
      hot['day exact'].cell(),
      hot['week first'].cell(),
      ...estimateErrors(hot),
      hot['week exact'].cell(),
      busy['day first'].cell(),
      busy['week first'].cell(),
      cold['week first'].cell(),
      ...(yardstick
        ? [
            yardHot['day exact'].cell(),
            yardHot['week exact'].cell(),
            ratio(yardHot['week exact'].medianMs / hot['week exact'].medianMs),
          ]
        : []),
    ]),
  ]);
}

/** The largest error that the estimates stated, and the largest they had. Runs pair up: both asked the same range. */
function estimateErrors(hot: ShapeFigures['hot']): [string, string] {
  let stated = 0;
  let real = 0;
  for (const [run, estimate] of hot['week first'].asked.entries()) {
    const exact = hot['week exact'].asked[run];
    if (estimate.statedError === null || !exact || exact.cut) continue;
    stated = Math.max(stated, estimate.statedError);
    real = Math.max(
      real,
      Math.abs((estimate.total ?? 0) - (exact.total ?? 0)) / Math.max(1, exact.total ?? 0),
    );
  }
  if (stated === 0 && real === 0) return ['exact', '0'];
  return [percent(stated), percent(real)];
}

function printIngest({ fill, sustained, whileBusy, yardstick, rows, storedRows }: Report): void {
  console.log('\n### Ingest over OTLP/HTTP\n');
  const table = [['what', 'logs/s acknowledged']];
  if (fill) {
    table.push([`filling ${rows.toLocaleString('en')} logs, over all`, String(fill.all)]);
    table.push(['the last tenth of it', String(fill.last)]);
  }
  table.push([`as much as is taken, at ${storedRows.toLocaleString('en')} logs`, String(sustained)]);
  table.push(['beside the searches above', String(whileBusy)]);
  if (yardstick?.rowsASecond)
    table.push(['ClickHouse, inserts of 50,000 rows, no network', String(yardstick.rowsASecond)]);
  printTable(table);
}

function printSizes({ sizes, storedRows, yardstick }: Report): void {
  const share = (bytes: number) => (bytes / storedRows).toFixed(1);
  const sum = (parts: readonly PartSize[]) => parts.reduce((all, { bytes }) => all + bytes, 0);
  console.log(`\n### Bytes a log on disk: ${share(sum(sizes))}\n`);
  const table = [['table', 'part', 'bytes a log']];
  for (const { table: name, part, bytes } of sizes) table.push([name, part, share(bytes)]);
  if (yardstick) {
    table.push(['ClickHouse', 'all', yardstick.bytesALog.toFixed(1)]);
    table.push(['', 'of it text and id indexes', yardstick.textIndexBytesALog.toFixed(1)]);
  }
  printTable(table);
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
