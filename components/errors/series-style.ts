import { serviceColor } from '@/components/ui/service-color';
import type { ErrorTrendsResponse } from '@/lib/contracts/error-trends';
import type { ErrorsState } from '@/lib/url/errors';

type Series = ErrorTrendsResponse['series'][number];

// Service hues far apart from each other, for groups that have no colour of their own.
const RANKED = [11, 2, 6, 13, 4, 9, 1, 7, 14, 5, 10, 3, 12, 8];
const NAMES: Record<ErrorsState['group'], string> = {
  service: 'no service',
  error_type: 'no error type',
  version: 'no version',
};

/** How a group is called; those without the field and the rest are said as such. */
export function seriesLabel(series: Series, group: ErrorsState['group']): string {
  if (series.isOther) return 'all others';
  return series.key ?? NAMES[group];
}

/** A service keeps its own colour everywhere; other groups get one by rank; the rest is grey. */
export function seriesColor(series: Series, group: ErrorsState['group'], rank: number): string {
  if (series.isOther) return 'var(--color-line-strong)';
  if (series.key === null) return 'var(--color-sev-unset)';
  return group === 'service' ? serviceColor(series.key) : `var(--color-svc-${RANKED[rank % RANKED.length]})`;
}
