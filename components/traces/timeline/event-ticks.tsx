'use client';

import { useMemo } from 'react';
import { formatDuration } from '@/lib/time/format-duration';
import { clusterMarks } from '@/lib/trace/cluster-marks';
import type { TraceNode } from '@/lib/trace/trace-model';
import type { TraceViewRange } from '@/lib/trace/zoom-view';
import { pickSpan, useSpan } from '../page/use-span';
import { useMarkTip } from './mark-tip';

interface EventTicksProps {
  traceId: string;
  node: TraceNode;
  view: TraceViewRange;
  width: number;
}

const TOLD = 5;

/** The span's own events as thin upright ticks on its bar. */
export function EventTicks({ traceId, node, view, width }: EventTicksProps) {
  const tip = useMarkTip();
  const marks = useMemo(() => node.span.eventTimes.map((atNs, nth) => ({ atNs, nth })), [node]);
  if (width === 0) return null;
  return clusterMarks(marks, view, 4 / width).map(({ at, items }) => (
    <span
      key={at}
      className="absolute top-1 bottom-1 z-[5] w-1.5 -translate-x-1/2 before:absolute before:inset-y-0 before:left-1/2 before:w-px before:bg-text"
      style={{ left: `${at * 100}%` }}
      onPointerEnter={(event) =>
        tip.show(event.currentTarget, <EventTip traceId={traceId} node={node} marks={items} />)
      }
      onPointerLeave={tip.hide}
    />
  ));
}

interface EventTipProps {
  traceId: string;
  node: TraceNode;
  marks: readonly { atNs: number; nth: number }[];
}

/** When at once; the names as soon as the span is here. */
function EventTip({ traceId, node, marks }: EventTipProps) {
  const span = pickSpan(useSpan(traceId, node.span.spanId).data, node.span);
  const events = span?.events.toSorted((a, b) => a.time.localeCompare(b.time));
  return (
    <>
      {marks.slice(0, TOLD).map(({ atNs, nth }) => (
        <div key={nth}>
          <span className="text-muted">event +{formatDuration(atNs)}</span> {events?.[nth]?.name}
        </div>
      ))}
      {marks.length > TOLD ? <div className="text-muted">and {marks.length - TOLD} more</div> : null}
    </>
  );
}
