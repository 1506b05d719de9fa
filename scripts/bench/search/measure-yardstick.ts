import type { Ask, Asked } from './ask-logs';
import type { ShapeFigures } from './figures-of-shape';
import { DAY_MS, DAYS, type DataSet } from './fill';
import { say } from './progress';
import { SEARCH_SHAPES, type SearchShape } from './search-shapes';
import { repeat } from './series';
import type { Yardstick } from './yardstick';
import { COLUMNS } from './yardstick-table';

const RUNS: readonly [Ask, { least: number; most: number; budgetMs: number }][] = [
  ['rows', { least: 3, most: 40, budgetMs: 4_000 }],
  ['day exact', { least: 3, most: 10, budgetMs: 1_500 }],
  ['week exact', { least: 3, most: 10, budgetMs: 3_000 }],
];

export async function measureYardstickHot(
  yardstick: Yardstick,
  data: DataSet,
  figures: readonly ShapeFigures[],
): Promise<void> {
  for (const [index, shape] of SEARCH_SHAPES.entries()) {
    for (const [ask, runs] of RUNS) {
      await query(yardstick, data, ask, shape, 39);
      const series = await repeat(runs, (run) => query(yardstick, data, ask, shape, run));
      const own = figures[index];
      if (own) own.yardHot[ask] = series;
      say(`ClickHouse: ${shape.name}, ${ask}: ${series.cell()}`, true);
    }
  }
}

export async function measureYardstickCold(
  yardstick: Yardstick,
  data: DataSet,
  figures: readonly ShapeFigures[],
  round: number,
): Promise<void> {
  const order = [...SEARCH_SHAPES.keys()].sort(() => Math.random() - 0.5);
  for (const index of order) {
    const [shape, own] = [SEARCH_SHAPES[index], figures[index]];
    if (!shape || !own) continue;
    for (const ask of ['rows', 'week exact'] as const)
      own.yardCold[ask].add(await query(yardstick, data, ask, shape, round * 5));
  }
}

async function query(
  yardstick: Yardstick,
  { endMs }: DataSet,
  ask: Ask,
  shape: SearchShape,
  run: number,
): Promise<Asked> {
  const to = endMs - run * 7_001;
  const from = ask === 'day exact' ? to - DAY_MS : to - DAYS * DAY_MS;
  const where = `ts >= toDateTime64('${seconds(from)}', 9, 'UTC') AND ts < toDateTime64('${seconds(to)}', 9, 'UTC') AND (${shape.clickhouse(run)})`;
  const sql =
    ask === 'rows'
      ? `SELECT ${COLUMNS} FROM log WHERE ${where} ORDER BY ts DESC LIMIT 100`
      : `SELECT toStartOfInterval(ts, INTERVAL ${ask === 'day exact' ? '30 MINUTE' : '3 HOUR'}) AS bucket, level, count() AS n
         FROM log WHERE ${where} GROUP BY bucket, level`;
  const asked = { cut: false, total: null, statedError: null };
  const started = performance.now();
  try {
    return { ...asked, ms: await yardstick.query(sql) };
  } catch (error) {
    if (!/TIMEOUT_EXCEEDED|Timeout exceeded/i.test(String(error))) throw error;
    return { ...asked, ms: performance.now() - started, cut: true };
  }
}

const seconds = (ms: number) => (ms / 1000).toFixed(3);
