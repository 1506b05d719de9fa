import type { ChartMarker } from './chart-marker';

const FLAG = 7;

/** Dashed lines where something happened, each with a flag; their names stand beside the chart. */
export function ChartMarkers({
  markers,
  box,
}: {
  markers: readonly ChartMarker[];
  box: { width: number; height: number; fromMs: number; toMs: number };
}) {
  const { width, height, fromMs, toMs } = box;
  return (
    <>
      {markers.map(({ atMs, label }) => {
        if (atMs < fromMs || atMs > toMs) return null;
        const x = ((atMs - fromMs) / (toMs - fromMs)) * width;
        return (
          <g key={`${label} ${atMs}`} className="text-accent-text">
            <title>{label}</title>
            <line x1={x} x2={x} y1={0} y2={height} stroke="currentColor" strokeDasharray="3 3" />
            <path d={`M${x},0 h${FLAG} l-2.5,3.5 l2.5,3.5 h-${FLAG} Z`} fill="currentColor" />
          </g>
        );
      })}
    </>
  );
}
