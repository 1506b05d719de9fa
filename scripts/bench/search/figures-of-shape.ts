import type { Ask } from './ask-logs';
import { Series } from './series';

export const ASKS: readonly Ask[] = ['rows', 'day first', 'day exact', 'week first', 'week exact'];

/** All that is measured of one shape. */
export interface ShapeFigures {
  name: string;
  /** Alone, after it was asked before. */
  hot: Record<Ask, Series>;
  /** While logs arrive. */
  busy: Record<Ask, Series>;
  /** After a restart of PostgreSQL and the application. */
  cold: Record<Ask, Series>;
  /** ClickHouse; `first` stays empty, it has no estimate. */
  yardHot: Record<Ask, Series>;
  yardCold: Record<Ask, Series>;
}

export function noFigures(name: string): ShapeFigures {
  const none = () => Object.fromEntries(ASKS.map((ask) => [ask, new Series()])) as Record<Ask, Series>;
  return { name, hot: none(), busy: none(), cold: none(), yardHot: none(), yardCold: none() };
}
