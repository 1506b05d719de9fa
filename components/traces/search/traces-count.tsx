import { formatCount, formatShare } from '@/components/charts/format-count';
import { Tooltip } from '@/components/ui/tooltip';
import type { TraceHeatmapResponse } from '@/lib/contracts/trace-heatmap';

interface TracesCountProps {
  heatmap: TraceHeatmapResponse | undefined;
  /** Of the list without a box. */
  loaded: number;
  complete: boolean;
}

/** How many traces the search has: counted, or the least that there are, and what that rests on. */
export function TracesCount({ heatmap, loaded, complete }: TracesCountProps) {
  if (heatmap && (heatmap.sample === null || heatmap.sample.read >= loaded)) {
    const { total, failed, sample } = heatmap;
    const share = failed === 0 ? '' : ` · ${formatShare(failed / Math.max(1, total))} failed`;
    if (sample === null) {
      return (
        <span className="whitespace-nowrap">
          <span className="font-medium text-sm text-text">
            {formatCount(total)} {total === 1 ? 'trace' : 'traces'}
          </span>
          {share}
        </span>
      );
    }
    return (
      <Tooltip
        content={`There are at least so many: ${formatCount(sample.read)} matching traces spread over the range were read for the heatmap${sample.searchedTo === null ? '' : ', until the time limit'}.`}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it rests on is in the tooltip */}
        <span tabIndex={0} className="whitespace-nowrap rounded-sm">
          <span className="font-medium text-sm text-text">
            ≥ {formatCount(Math.max(total, loaded))} traces
          </span>
          {share === '' ? '' : share.replace('· ', '· ≈ ')}
        </span>
      </Tooltip>
    );
  }
  return (
    <span className="whitespace-nowrap font-medium text-sm text-text">
      {complete ? '' : '≥ '}
      {formatCount(loaded)} {loaded === 1 ? 'trace' : 'traces'}
    </span>
  );
}
