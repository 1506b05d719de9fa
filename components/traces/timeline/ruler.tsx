'use client';

import { formatDuration } from '@/lib/time/format-duration';
import { rulerLabel, rulerTicks } from '@/lib/trace/ruler-ticks';
import type { TraceView } from '../page/use-trace-view';
import { tickCount } from './tick-count';
import { useDragRange } from './use-drag-range';

const LABEL_PX = 44;

/** Offsets across the top of the bars; dragging over it zooms. */
export function Ruler({ state, width }: { state: TraceView; width: number }) {
  const { view, setZoom } = state;
  const viewWidth = view.toNs - view.fromNs;
  const drag = useDragRange(({ from, to }) =>
    setZoom({ fromNs: view.fromNs + from * viewWidth, toNs: view.fromNs + to * viewWidth }),
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the minimap's handles do the same by keyboard
    <div
      className="absolute inset-x-2 inset-y-0 cursor-crosshair touch-pan-y select-none"
      {...drag.handlers}
      onDoubleClick={() => setZoom(null)}
    >
      {rulerTicks(view, tickCount(width)).map((at) => {
        const share = (at - view.fromNs) / viewWidth;
        // A label that would be cut says less than none.
        const label = share * width > width - LABEL_PX ? '' : at === 0 ? '0' : rulerLabel(formatDuration(at));
        return (
          <span
            key={at}
            className="absolute inset-y-0 flex items-center whitespace-nowrap border-line border-l pl-1 text-2xs text-muted"
            style={{ left: `${share * 100}%` }}
          >
            {label}
          </span>
        );
      })}
      {drag.range ? (
        <div
          className="absolute inset-y-0 bg-accent/20"
          style={{ left: `${drag.range.from * 100}%`, width: `${(drag.range.to - drag.range.from) * 100}%` }}
        />
      ) : null}
    </div>
  );
}
