'use client';

import { useEffect, useRef } from 'react';
import { useElementWidth } from '@/components/charts/use-element-width';
import { useTheme } from '@/components/shell/theme-context';
import { formatDuration } from '@/lib/time/format-duration';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { drawMinimap } from './draw-minimap';
import { MinimapHandle } from './minimap-handle';
import { useDragRange } from './use-drag-range';

const HEIGHT = 56;

/** The whole trace at a glance; drag to zoom the timeline to a part of it, double-click for all of it. */
export function Minimap({ facts, state }: { facts: TraceFacts; state: TraceView }) {
  const { model, path } = facts;
  const { view, zoom, setZoom } = state;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [box, width] = useElementWidth<HTMLDivElement>();
  const { theme } = useTheme();
  const total = Math.max(1, model.durationNs);
  const drag = useDragRange(({ from, to }) => setZoom({ fromNs: from * total, toNs: to * total }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read
  useEffect(() => {
    if (canvas.current) drawMinimap(canvas.current, model, path.byNode, width, HEIGHT);
  }, [model, path, width, theme]);

  const from = (view.fromNs / total) * 100;
  const to = (view.toNs / total) * 100;
  const shown = zoom ? `${formatDuration(view.fromNs)} to ${formatDuration(view.toNs)} shown` : 'all shown';
  return (
    <div
      ref={box}
      className="relative shrink-0 touch-pan-y select-none border-line border-b bg-surface"
      style={{ height: HEIGHT }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the handles beside it do the same by keyboard */}
      <div
        className="absolute inset-0 cursor-crosshair"
        {...drag.handlers}
        onDoubleClick={() => setZoom(null)}
        title={zoom ? 'Drag to zoom, double-click for the whole trace' : 'Drag to zoom'}
      >
        <canvas
          ref={canvas}
          role="img"
          aria-label={`Overview of ${model.nodes.length} spans over ${formatDuration(model.durationNs)}, ${shown}. The rows below list them.`}
          className="block size-full"
        />
        {zoom ? (
          <>
            <div className="absolute inset-y-0 left-0 bg-bg/70" style={{ width: `${from}%` }} />
            <div className="absolute inset-y-0 right-0 bg-bg/70" style={{ width: `${100 - to}%` }} />
          </>
        ) : null}
        {drag.range ? (
          <div
            className="absolute inset-y-0 border-accent border-x bg-accent/20"
            style={{
              left: `${drag.range.from * 100}%`,
              width: `${(drag.range.to - drag.range.from) * 100}%`,
            }}
          />
        ) : null}
      </div>
      <MinimapHandle side="from" model={model} view={view} setZoom={setZoom} />
      <MinimapHandle side="to" model={model} view={view} setZoom={setZoom} />
    </div>
  );
}
