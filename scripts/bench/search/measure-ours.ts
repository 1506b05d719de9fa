import type { OwnServer } from '../own-server';
import { type Ask, askLogs } from './ask-logs';
import { ASKS, type ShapeFigures } from './figures-of-shape';
import type { DataSet } from './fill';
import { say } from './progress';
import { SEARCH_SHAPES } from './search-shapes';
import { repeat } from './series';
import { startLoad } from './with-load';

const BUSY_RATE = 5_000;

const HOT_RUNS: Record<Ask, { least: number; most: number; budgetMs: number }> = {
  rows: { least: 3, most: 40, budgetMs: 6_000 },
  'day first': { least: 3, most: 20, budgetMs: 2_000 },
  'day exact': { least: 3, most: 20, budgetMs: 3_000 },
  'week first': { least: 3, most: 20, budgetMs: 3_000 },
  'week exact': { least: 3, most: 10, budgetMs: 6_000 },
};
const BUSY_ASKS: readonly Ask[] = ['rows', 'day first', 'week first'];

/** Each shape alone; the first runs, which find nothing in the caches, are left out. */
export async function measureHot(
  url: string,
  data: DataSet,
  figures: readonly ShapeFigures[],
): Promise<void> {
  for (const [index, shape] of SEARCH_SHAPES.entries()) {
    for (const ask of ASKS) {
      await askLogs(url, data, ask, shape.q(39), 39);
      const series = await repeat(HOT_RUNS[ask], (run) => askLogs(url, data, ask, shape.q(run), run));
      const own = figures[index];
      if (own) own.hot[ask] = series;
      say(`hot: ${shape.name}, ${ask}: ${series.cell()}`, true);
    }
  }
}

/** Each shape while 5,000 logs/s arrive. @returns logs/s acknowledged meanwhile */
export async function measureBusy(
  server: OwnServer,
  data: DataSet,
  figures: readonly ShapeFigures[],
): Promise<number> {
  const load = startLoad(server.otlpUrl, BUSY_RATE, 3600);
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  for (const [index, shape] of SEARCH_SHAPES.entries()) {
    for (const ask of BUSY_ASKS) {
      const { least, most, budgetMs } = HOT_RUNS[ask];
      const series = await repeat({ least, most, budgetMs: budgetMs * 0.6 }, (run) =>
        askLogs(server.url, data, ask, shape.q(run), run, true),
      );
      const own = figures[index];
      if (own) own.busy[ask] = series;
      say(`while ingesting: ${shape.name}, ${ask}: ${series.cell()}`, true);
    }
  }
  return await load.stop();
}

/**
 * Each shape once, in a random order, on a server just started. What one shape read may serve the next, as it would for a
 * user; the terms are other ones than those of the runs before.
 */
export async function measureCold(
  url: string,
  data: DataSet,
  figures: readonly ShapeFigures[],
  round: number,
): Promise<void> {
  const order = [...SEARCH_SHAPES.keys()].sort(() => Math.random() - 0.5);
  for (const index of order) {
    const [shape, own] = [SEARCH_SHAPES[index], figures[index]];
    if (!shape || !own) continue;
    for (const ask of BUSY_ASKS) own.cold[ask].add(await askLogs(url, data, ask, shape.q(round * 5), round));
    say(`after restart ${round + 1}: ${shape.name}`);
  }
}
