import type { AssumedTime } from '../../time/time-of-parts';
import { lineTime } from './line-time';
import { TIME_LAYOUTS, type TimeLayout } from './time-layouts';

/** A layout and how far into a line it may stand: a date deep in a message begins no entry. */
export interface FoundLayout {
  layout: TimeLayout;
  maxFrom: number;
}

/** Beyond the places seen: names and addresses before the time vary in length. */
const SLACK = 24;

/** The layout in which most of these lines write their time, and first in the line; null when none does. */
export function findLayout(
  lines: readonly string[],
  assumed: AssumedTime,
  layouts: readonly TimeLayout[] = TIME_LAYOUTS,
): FoundLayout | null {
  let best: { layout: TimeLayout; hits: number; place: number; maxFrom: number } | null = null;
  for (const layout of layouts) {
    const places: number[] = [];
    for (const line of lines) {
      const time = lineTime(line, layout, assumed);
      if (time !== null) places.push(time.from);
    }
    if (places.length === 0) continue;
    const place = places.reduce((sum, at) => sum + at, 0) / places.length;
    const better =
      best === null || places.length > best.hits || (places.length === best.hits && place < best.place);
    if (better) best = { layout, hits: places.length, place, maxFrom: Math.max(...places) };
  }
  if (best === null) return null;
  const anchored = best.maxFrom <= 1;
  return { layout: best.layout, maxFrom: anchored ? best.maxFrom : best.maxFrom + SLACK };
}
