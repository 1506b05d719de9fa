import type { Measure } from '../contracts/dashboard/panel-query';
import type { PanelAnswer } from '../contracts/dashboard/panel-question';

/**
 * Whether the figures of a measure are not exact: all of a sample; of running totals the percentiles alone, for these count
 * durations by classes.
 */
export function isApproximate(
  { fn }: Measure,
  { estimate, read }: Pick<PanelAnswer, 'estimate' | 'read'>,
): boolean {
  return estimate !== null || (read === 'rollup' && /^p\d/.test(fn));
}
