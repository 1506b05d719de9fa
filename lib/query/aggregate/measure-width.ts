import type { Measure } from './agg-tree';

/** How many numbers a measure has a bucket. */
export function measureWidth(measure: Measure): number {
  if (measure.kind === 'stats') return measure.parts.length;
  if (measure.kind === 'quantiles') return measure.shares.length;
  if (measure.kind === 'ranks') return measure.values.length;
  return measure.kind === 'rows' ? 0 : 1;
}
