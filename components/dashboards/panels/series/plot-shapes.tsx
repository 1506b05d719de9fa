import { memo } from 'react';
import type { PlotLayout } from './plot-layout';

/** The marks of a chart. The first series lie on top: they were asked for first. */
export const PlotShapes = memo(function PlotShapes({
  layout,
  highlighted,
}: {
  layout: PlotLayout;
  /** Drawn stronger than the others. */
  highlighted: string | null;
}) {
  return (
    <g className="pointer-events-none" strokeLinecap="round" strokeLinejoin="round" fill="none">
      {layout.shapes.toReversed().map(({ id, color, line, part, fill, bars, dots, ghost }) => (
        <g key={id} opacity={highlighted === null || highlighted === id ? 1 : 0.18}>
          {ghost === '' ? null : (
            <path d={ghost} stroke="var(--color-faint)" strokeWidth={1.25} strokeDasharray="4 3" />
          )}
          {fill === '' ? null : <path d={fill} fill={color} fillOpacity={line === '' ? 1 : 0.22} />}
          {line === '' ? null : <path d={line} stroke={color} strokeWidth={1.5} />}
          {part === '' ? null : <path d={part} stroke={color} strokeWidth={1.5} strokeDasharray="1 4" />}
          {bars.length === 0 ? null : <path d={barPath(bars)} fill={color} />}
          {dots.map(({ x, y }) => (
            <circle key={x} cx={x} cy={y} r={2} fill={color} />
          ))}
        </g>
      ))}
    </g>
  );
});

// One path a series: 50 series of 200 buckets are 50 elements, not 10,000.
function barPath(bars: readonly { x: number; y: number; width: number; height: number }[]): string {
  return bars
    .map(
      ({ x, y, width, height }) =>
        `M${x.toFixed(1)},${y.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}h${(-width).toFixed(1)}Z`,
    )
    .join('');
}
