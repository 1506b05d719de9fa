import { formatCount } from '@/components/charts/format-count';
import type { TraceHeatmapResponse } from '@/lib/contracts/trace-heatmap';

/** What the strength and the colours of the cells mean. */
export function HeatmapLegend({ data }: { data: TraceHeatmapResponse }) {
  const most = data.cells.reduce((top, { count }) => Math.max(top, count), 0);
  if (most === 0) return null;
  return (
    <p className="flex items-center gap-1.5 whitespace-nowrap text-2xs text-faint max-lg:hidden">
      <span aria-hidden className="h-2 w-8 rounded-[1px] bg-linear-to-r from-accent/20 to-accent" />
      {most === 1 ? '1 trace' : `1 – ${formatCount(most)} traces`} a cell
      <span aria-hidden className="ml-1.5 h-2 w-2 rounded-[1px] bg-danger" />
      share that failed
    </p>
  );
}
