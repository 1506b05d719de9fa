import { useMemo } from 'react';
import type { ChartSeries, ChartTimes } from '../series/chart-series';
import { layoutPlot, plotScale } from '../series/plot-layout';

const AXIS = { min: null, max: null, scale: 'linear' } as const;

/** The course of a number, without axes: only whether it rises or falls. */
export function NumberSpark({
  series,
  times,
  color,
  width,
  height,
}: {
  series: ChartSeries;
  times: ChartTimes;
  color: string;
  width: number;
  height: number;
}) {
  const layout = useMemo(() => {
    const drawn = [{ ...series, color }];
    return layoutPlot(drawn, times, 'areas', plotScale(drawn, times, 'areas', AXIS, height), width);
  }, [series, color, times, width, height]);
  return (
    <svg width={width} height={height} aria-hidden="true" className="block" fill="none">
      {layout.shapes.map(({ id, line, part, fill, dots, ghost }) => (
        <g key={id}>
          <path d={fill} fill={color} fillOpacity={0.16} />
          {ghost === '' ? null : <path d={ghost} stroke="var(--color-faint)" strokeDasharray="4 3" />}
          <path d={line} stroke={color} strokeWidth={1.5} />
          <path d={part} stroke={color} strokeWidth={1.5} strokeDasharray="1 3" strokeLinecap="round" />
          {dots.map(({ x, y }) => (
            <circle key={x} cx={x} cy={y} r={2} fill={color} />
          ))}
        </g>
      ))}
    </svg>
  );
}
