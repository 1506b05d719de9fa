'use client';

import { cn } from '@/components/ui/cn';
import { serviceColor } from '@/components/ui/service-color';
import { formatDuration } from '@/lib/time/format-duration';
import type { CriticalSegment } from '@/lib/trace/critical-path';
import type { TraceNode } from '@/lib/trace/trace-model';
import type { TraceViewRange } from '@/lib/trace/zoom-view';
import { placeBar, placeLabel } from './bar-layout';

interface SpanBarProps {
  node: TraceNode;
  view: TraceViewRange;
  width: number;
  /** Where marks of the row are, 0 at the left edge of the view, 1 at the right. */
  marks: readonly number[];
  /** Null while the critical path is not shown: all bars are then in full colour. */
  onPath: readonly CriticalSegment[] | null;
}

const LETTER_PX = 6.2;
const LABEL_PAD_PX = 4;

/** A span's bar: pale where it waited for others, full where it is on the critical path; its duration beside it. */
export function SpanBar({ node, view, width, marks, onPath }: SpanBarProps) {
  const place = placeBar(node.startNs, node.endNs, view);
  const color = serviceColor(node.span.service);
  if (place.outside) {
    return (
      <span
        className={cn(
          'absolute inset-y-0 flex items-center text-2xs text-faint',
          place.outside === 'before' ? 'left-1' : 'right-1',
        )}
      >
        {place.outside === 'before' ? '‹ earlier' : 'later ›'}
      </span>
    );
  }
  const duration = formatDuration(node.durationNs);
  const labelPx = duration.length * LETTER_PX + 2 * LABEL_PAD_PX;
  const label = placeLabel(
    place,
    width,
    labelPx,
    marks.map((at) => at * width),
  );
  return (
    <>
      <span
        className={cn(
          'absolute inset-y-[9px] min-w-[3px] rounded-[2px]',
          node.isError && 'ring-1 ring-danger',
        )}
        style={{
          left: `${place.left}%`,
          width: `${place.width}%`,
          background: onPath === null ? color : `color-mix(in oklab, ${color} 52%, var(--color-bg))`,
        }}
      />
      {onPath?.map(({ fromNs, toNs }) => {
        const part = placeBar(fromNs, toNs, view);
        if (part.outside) return null;
        return (
          <span
            key={fromNs}
            className="absolute inset-y-[7px] min-w-[3px] rounded-[2px]"
            style={{ left: `${part.left}%`, width: `${part.width}%`, background: color }}
          />
        );
      })}
      {width === 0 ? null : (
        <span
          className={cn(
            'pointer-events-none absolute inset-y-0 z-[4] flex items-center justify-center whitespace-nowrap text-2xs',
            !label.inside && (node.isError ? 'text-danger-text' : 'text-muted'),
          )}
          style={{ left: label.left, width: labelPx }}
        >
          {label.inside ? <span className="rounded-sm bg-bg/85 px-1 text-text">{duration}</span> : duration}
        </span>
      )}
    </>
  );
}
