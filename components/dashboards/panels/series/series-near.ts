import type { ChartSeries } from './chart-series';
import type { PlotLayout } from './plot-layout';

const NEAR_PX = 24;

/** The series that a point is on: of stacks the one whose band holds it, else the nearest line within reach. */
export function seriesNear<Series extends ChartSeries>(
  series: readonly Series[],
  layout: PlotLayout,
  { bucket, y, stacked }: { bucket: number; y: number; stacked: boolean },
): Series | null {
  const placed = series.flatMap((one, index) => {
    const at = layout.yOf(index, bucket);
    return at === null ? [] : [{ one, at }];
  });
  if (stacked) {
    // The band reaches down from its upper edge: of the edges above the point the lowest is its own.
    const above = placed.filter(({ at }) => at <= y + 1).sort((a, b) => b.at - a.at);
    return above[0]?.one ?? null;
  }
  const [nearest] = placed.sort((a, b) => Math.abs(a.at - y) - Math.abs(b.at - y));
  return nearest && Math.abs(nearest.at - y) <= NEAR_PX ? nearest.one : null;
}
