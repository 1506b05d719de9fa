import { memo } from 'react';
import { SEVERITY_STYLE } from '@/components/ui/severity-style';
import type { HistogramLayout } from './histogram-layout';
import { markOpacity } from './severity-order';

/** The marks of a severity histogram; memoised, so that hovering redraws only the pointer's own layer. */
export const HistogramBars = memo(function HistogramBars({
  layout,
  estimated,
}: {
  layout: HistogramLayout;
  /** Drawn paler: their heights are not certain. */
  estimated: boolean;
}) {
  return (
    <>
      <g opacity={estimated ? 0.55 : 1}>
        {layout.bars.map((bar) =>
          bar.segments.map((segment) => (
            <rect
              key={`${bar.index}-${segment.severity}`}
              x={bar.x}
              y={segment.y}
              width={bar.width}
              height={segment.height}
              fill={SEVERITY_STYLE[segment.severity].color}
              opacity={markOpacity(segment.severity)}
            />
          )),
        )}
      </g>
      {layout.ghostPath ? (
        <path
          d={layout.ghostPath}
          fill="none"
          className="stroke-muted"
          strokeWidth={1}
          strokeDasharray="2 2"
          opacity={0.75}
        />
      ) : null}
    </>
  );
});
