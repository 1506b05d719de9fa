'use client';

import { useMemo } from 'react';
import { formatDuration } from '@/lib/time/format-duration';
import { clusterMarks } from '@/lib/trace/cluster-marks';
import { offsetNs } from '@/lib/trace/time-spans';
import type { TraceModel, TraceNode } from '@/lib/trace/trace-model';
import type { TraceViewRange } from '@/lib/trace/zoom-view';
import { useMarkTip } from './mark-tip';

interface EventTicksProps {
  node: TraceNode;
  model: TraceModel;
  view: TraceViewRange;
  width: number;
}

/** The span's own events as thin upright ticks on its bar. */
export function EventTicks({ node, model, view, width }: EventTicksProps) {
  const tip = useMarkTip();
  const marks = useMemo(
    () =>
      node.span.events
        .map(({ name, time }) => ({ name, atNs: offsetNs(model.startEpochNs, time) ?? node.startNs }))
        .sort((a, b) => a.atNs - b.atNs),
    [node, model],
  );
  if (width === 0) return null;
  return clusterMarks(marks, view, 4 / width).map(({ at, items }) => (
    <span
      key={at}
      className="absolute top-1 bottom-1 z-[5] w-1.5 -translate-x-1/2 before:absolute before:inset-y-0 before:left-1/2 before:w-px before:bg-text"
      style={{ left: `${at * 100}%` }}
      onPointerEnter={(event) =>
        tip.show(
          event.currentTarget,
          items.slice(0, 5).map(({ name, atNs }) => (
            <div key={`${name}${atNs}`}>
              <span className="text-muted">event +{formatDuration(atNs)}</span> {name}
            </div>
          )),
        )
      }
      onPointerLeave={tip.hide}
    />
  ));
}
