import { memo } from 'react';
import type { ChartLayout } from './chart-layout';

/** The marks of a chart over time. The last series lie lowest and widest: of two on one line both are seen. */
export const ChartShapes = memo(function ChartShapes({ layout }: { layout: ChartLayout }) {
  return (
    <g className="pointer-events-none">
      {layout.shapes.toReversed().map(({ id, color, line, fill, bars }, index, { length }) => (
        <g key={id}>
          {fill === '' ? null : <path d={fill} fill={color} opacity={0.16} />}
          {line === '' ? null : (
            <path
              d={line}
              fill="none"
              stroke={color}
              strokeWidth={1.5 + (length - 1 - index)}
              strokeLinecap="round"
            />
          )}
          {bars.map((bar) => (
            <rect key={bar.x} {...bar} fill={color} />
          ))}
        </g>
      ))}
    </g>
  );
});
