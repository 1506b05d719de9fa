import type { ReactNode } from 'react';
import type { useBrush } from './use-brush';

interface Stretch {
  x: number;
  width: number;
}

interface BrushPlotProps {
  width: number;
  height: number;
  /** Says what is shown and which keys work. */
  label: string;
  intervals: number;
  active: number | null;
  /** The active interval in words. */
  activeText: string | null;
  activeBar: Stretch | undefined;
  selection: Stretch | null;
  handlers: ReturnType<typeof useBrush>['handlers'];
  /** Where the grid lines are, px from the top. */
  gridYs: readonly number[];
  /** Inside the SVG. */
  marks: ReactNode;
  /** Over it: tick labels and the tooltip. */
  children: ReactNode;
}

/** The plot of a chart over time that is read, brushed and walked by keyboard: grid, marks, base line, selection. */
export function BrushPlot(props: BrushPlotProps) {
  const { width, height, label, intervals, active, activeText, activeBar, selection } = props;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, intervals - 1)}
      aria-valuenow={active ?? 0}
      aria-valuetext={activeText ?? `${intervals} intervals, none chosen`}
      className="relative cursor-crosshair touch-pan-y rounded-sm"
      style={{ height }}
      {...props.handlers}
    >
      {width > 0 ? (
        <svg width={width} height={height} aria-hidden="true" className="block">
          {activeBar ? (
            <rect x={activeBar.x} y={0} width={activeBar.width} height={height} className="fill-hover" />
          ) : null}
          {props.gridYs.map((y) => (
            <line
              key={y}
              x1={0}
              x2={width}
              y1={Math.round(y) + 0.5}
              y2={Math.round(y) + 0.5}
              className="stroke-line"
            />
          ))}
          {props.marks}
          <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} className="stroke-line-strong" />
          {selection ? (
            <rect
              x={selection.x}
              width={selection.width}
              y={0}
              height={height}
              className="pointer-events-none fill-accent/20 stroke-accent"
            />
          ) : null}
        </svg>
      ) : null}
      {props.children}
    </div>
  );
}
