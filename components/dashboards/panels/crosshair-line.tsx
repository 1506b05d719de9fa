'use client';

import { useCrosshair } from '../data/crosshair';

/** The shared crosshair in a chart whose values it does not tell. */
export function CrosshairLine({
  fromMs,
  toMs,
  width,
  height,
}: {
  fromMs: number;
  toMs: number;
  width: number;
  height: number;
}) {
  const x = useCrosshair((at) =>
    at === null || at.atMs < fromMs || at.atMs > toMs
      ? null
      : Math.round(((at.atMs - fromMs) / (toMs - fromMs)) * width),
  );
  if (x === null) return null;
  return (
    <svg aria-hidden="true" width={width} height={height} className="pointer-events-none absolute inset-0">
      <line x1={x} x2={x} y1={0} y2={height} className="stroke-line-strong" strokeDasharray="3 2" />
    </svg>
  );
}
