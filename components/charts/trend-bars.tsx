import { memo } from 'react';
import type { TrendLayout, TrendSeries } from './trend-layout';

/** The marks of a trend chart; each names its series, for the click. */
export const TrendBars = memo(function TrendBars({
  layout,
  series,
  highlighted,
}: {
  layout: TrendLayout;
  series: readonly TrendSeries[];
  highlighted: string | null;
}) {
  const colors = new Map(series.map((one) => [one.id, one.color]));
  return (
    <>
      {layout.bars.map((bar) =>
        bar.segments.map((segment) => (
          <rect
            key={`${bar.index}-${segment.seriesId}`}
            data-series={segment.seriesId}
            x={bar.x}
            y={segment.y}
            width={bar.width}
            height={segment.height}
            fill={colors.get(segment.seriesId)}
            opacity={highlighted === null || highlighted === segment.seriesId ? 1 : 0.2}
            className="cursor-pointer"
          />
        )),
      )}
    </>
  );
});
