import { COMPARE_BOUNDS, type TraceCompareQuery } from '../contracts/trace-compare';
import type { Figure } from './operation-change';

export type BoundName = (typeof COMPARE_BOUNDS)[number];

export interface Bound {
  name: BoundName;
  figure: Figure;
  /** 0.1 is 10 %, or 10 pp. */
  limit: number;
}

const FIGURE_OF: Record<BoundName, Figure> = {
  maxP50Increase: 'p50',
  maxP95Increase: 'p95',
  maxSelfTimeIncrease: 'self',
  maxCallsIncrease: 'calls',
  maxErrorRateIncrease: 'errors',
};

/** The bounds that were asked for. Their texts are of the contract's form. */
export function compareBounds(input: Partial<Pick<TraceCompareQuery, BoundName>>): Bound[] {
  return COMPARE_BOUNDS.flatMap((name) => {
    const text = input[name];
    if (text === undefined) return [];
    return [{ name, figure: FIGURE_OF[name], limit: Number.parseFloat(text) / 100 }];
  });
}
