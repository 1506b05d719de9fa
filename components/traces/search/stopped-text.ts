import { formatCount } from '@/components/charts/format-count';
import type { useTimeFormat } from '@/components/ui/time-zone';
import type { TraceSearchResponse } from '@/lib/contracts/trace-search';
import { formatDuration } from '@/lib/time/format-duration';
import type { TracesState } from '@/lib/url/traces';

/** How far the time limit let a search come, in words of its order; null: nothing stopped it. */
export function stoppedText(
  page: Pick<TraceSearchResponse, 'searchedTo' | 'searchedDownTo'> | undefined,
  sort: TracesState['sort'],
  format: Pick<ReturnType<typeof useTimeFormat>, 'dateTime'>,
): string | null {
  if (page?.searchedTo) return format.dateTime(page.searchedTo, 's');
  if (!page?.searchedDownTo) return null;
  const rank = Number(page.searchedDownTo);
  if (sort === 'slowest') return formatDuration(rank);
  return `${formatCount(rank)} ${sort === 'errors' ? 'errors' : 'spans'}`;
}
