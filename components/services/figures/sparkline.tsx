import { area, curveMonotoneX, line } from 'd3';
import { memo } from 'react';
import { cn } from '@/components/ui/cn';

interface SparklineProps {
  /** Bucket by bucket; null where nothing was measured: the line breaks there. */
  values: readonly (number | null)[];
  color: string;
  /** Drawn as bars, for figures that are mostly zero. */
  bars?: boolean;
  className?: string;
}

const [WIDTH, HEIGHT] = [100, 20];

/** The course of a figure, from zero to its own highest. The figure itself stands beside it. */
export const Sparkline = memo(function Sparkline({ values, color, bars = false, className }: SparklineProps) {
  const highest = Math.max(0, ...values.map((value) => value ?? 0));
  const step = WIDTH / Math.max(1, values.length);
  const y = (value: number) => HEIGHT - 1 - (value / (highest || 1)) * (HEIGHT - 3);
  const points = values.map((value, index) => ({ x: (index + 0.5) * step, value }));
  const path = line<{ x: number; value: number | null }>()
    .defined(({ value }) => value !== null)
    .x(({ x }) => x)
    .y(({ value }) => y(value ?? 0))
    .curve(curveMonotoneX);
  const fill = area<{ x: number; value: number | null }>()
    .defined(({ value }) => value !== null)
    .x(({ x }) => x)
    .y0(HEIGHT)
    .y1(({ value }) => y(value ?? 0))
    .curve(curveMonotoneX);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={cn('block h-5 w-20 overflow-visible', className)}
    >
      {bars ? (
        points.map(({ x, value }) =>
          value === null || value === 0 ? null : (
            <rect
              key={x}
              x={x - step / 2}
              y={Math.min(y(value), HEIGHT - 2)}
              width={Math.max(step - 0.8, 0.8)}
              height={Math.max(HEIGHT - y(value), 2)}
              fill={color}
            />
          ),
        )
      ) : (
        <>
          <path d={fill(points) ?? ''} fill={color} opacity={0.14} />
          <path
            d={path(points) ?? ''}
            fill="none"
            stroke={color}
            strokeWidth={1.25}
            vectorEffect="non-scaling-stroke"
          />
        </>
      )}
      {highest === 0 || bars ? (
        <line
          x1={0}
          x2={WIDTH}
          y1={HEIGHT - 0.5}
          y2={HEIGHT - 0.5}
          stroke="var(--color-line)"
          vectorEffect="non-scaling-stroke"
        />
      ) : null}
    </svg>
  );
});
