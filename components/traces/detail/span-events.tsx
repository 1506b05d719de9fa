'use client';

import type { Span } from '@/lib/contracts/trace';
import { formatDuration } from '@/lib/time/format-duration';
import { offsetNs } from '@/lib/trace/time-spans';
import type { TraceModel } from '@/lib/trace/trace-model';
import { AttributeTable } from './attribute-table';

interface SpanEventsProps {
  span: Span;
  model: TraceModel;
  range: { from: string; to: string };
}

/** A span's events with their times after the trace's start. */
export function SpanEvents({ span, model, range }: SpanEventsProps) {
  return (
    <ol>
      {span.events.map((event, nth) => {
        const at = offsetNs(model.startEpochNs, event.time);
        const some = Object.keys(event.attributes).length > 0;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the events of a stored span never change order
          <li key={nth} className="border-line/60 border-t py-1 first:border-t-0">
            <p className="flex items-baseline gap-2 px-3 text-xs">
              <span className="shrink-0 text-faint">
                {at === null ? event.time : `+${formatDuration(at)}`}
              </span>
              <span className="break-words font-medium">{event.name}</span>
            </p>
            {some ? <AttributeTable attributes={event.attributes} label={event.name} range={range} /> : null}
          </li>
        );
      })}
    </ol>
  );
}
