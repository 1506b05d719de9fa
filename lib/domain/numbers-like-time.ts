import { shouldYield, yieldEventLoop } from '../store/write/yield-event-loop';
import type { FieldedLog } from './log-field-values';

const ENOUGH = 20;
/** Nothing but a clock or a counter runs with the time as closely as this. */
const CLOSE = 0.98;

/**
 * Attributes whose numbers run with the log's own time: clocks and counters, which differ between any two stretches.
 * Other requests run in between.
 */
export async function followsTime(logs: readonly FieldedLog[]): Promise<Set<string>> {
  const points = new Map<string, { times: number[]; values: number[] }>();
  const first = logs[0]?.time_ns ?? 0n;
  for (const [index, { time_ns, attributes }] of logs.entries()) {
    if (shouldYield(index)) await yieldEventLoop();
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value !== 'number') continue;
      const all = points.get(name) ?? { times: [], values: [] };
      all.times.push(Number(time_ns - first));
      all.values.push(value);
      points.set(name, all);
    }
  }
  return new Set(
    [...points].flatMap(([name, { times, values }]) =>
      times.length >= ENOUGH && Math.abs(correlation(times, values)) > CLOSE ? [name] : [],
    ),
  );
}

/** Pearson's r; 0 where one side does not vary. */
function correlation(xs: readonly number[], ys: readonly number[]): number {
  const mean = (all: readonly number[]) => all.reduce((sum, n) => sum + n, 0) / all.length;
  const [mx, my] = [mean(xs), mean(ys)];
  let [xy, xx, yy] = [0, 0, 0];
  xs.forEach((x, at) => {
    const [dx, dy] = [x - mx, (ys[at] ?? 0) - my];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}
