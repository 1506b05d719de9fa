'use client';

import { cn } from '@/components/ui/cn';
import { serviceColor } from '@/components/ui/service-color';
import { formatDuration } from '@/lib/time/format-duration';
import type { CriticalSegment } from '@/lib/trace/critical-path';
import type { TraceNode } from '@/lib/trace/trace-model';
import type { TraceViewRange } from '@/lib/trace/zoom-view';
import { labelSide, placeBar } from './bar-layout';

interface SpanBarProps {
  node: TraceNode;
  view: TraceViewRange;
  width: number;
  /** Null while the critical path is not shown: all bars are then in full colour. */
  onPath: readonly CriticalSegment[] | null;
}

const LABEL_PX = 62;

/** A span's bar: pale where it waited for others, full where it is on the critical path; its duration beside it. */
export function SpanBar({ node, view, width, onPath }: SpanBarProps) {
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
  const side = labelSide(place, width === 0 ? 15 : (LABEL_PX / width) * 100);
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
      <span
        className={cn(
          'pointer-events-none absolute inset-y-0 flex items-center whitespace-nowrap text-2xs',
          side === 'inside' ? 'z-[4]' : 'text-muted',
          node.isError && side !== 'inside' && 'text-danger-text',
        )}
        style={
          side === 'left'
            ? { right: `calc(${100 - place.left}% + 10px)` }
            : side === 'right'
              ? { left: `calc(${place.left + place.width}% + 10px)` }
              : { right: 14 }
        }
      >
        {side === 'inside' ? (
          <span className="rounded-sm bg-bg/85 px-1 text-text">{formatDuration(node.durationNs)}</span>
        ) : (
          formatDuration(node.durationNs)
        )}
      </span>
    </>
  );
}
