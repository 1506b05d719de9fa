import type { ReactNode } from 'react';

/** A small panel beside a point of a chart; it turns to the other side before it would leave the chart. */
export function ChartTooltip({ x, width, children }: { x: number; width: number; children: ReactNode }) {
  const onLeft = x > width / 2;
  return (
    <div
      className="pointer-events-none absolute top-0 z-20 min-w-40 rounded-md border border-line bg-raised px-2.5 py-2 text-xs shadow-pop"
      style={onLeft ? { right: width - x + 10 } : { left: x + 10 }}
    >
      {children}
    </div>
  );
}
