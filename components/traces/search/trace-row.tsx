'use client';

import { CircleAlert } from 'lucide-react';
import { memo } from 'react';
import { serviceColor } from '@/components/ui/service-color';
import { ServiceDot } from '@/components/ui/service-dot';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import { formatDuration } from '@/lib/time/format-duration';

export const TRACE_COLUMNS =
  'md:grid-cols-[8.5rem_minmax(10rem,1.4fr)_11rem_3.5rem_3.5rem_minmax(8rem,1fr)] lg:grid-cols-[8.5rem_minmax(10rem,1.4fr)_11rem_3.5rem_3.5rem_minmax(8rem,1fr)_5rem]';
const CHIPS = 4;

/** One trace of the list. On a phone: root and duration above, the rest below. */
export const TraceRow = memo(function TraceRow({
  trace,
  longestNs,
}: {
  trace: TraceSummary;
  longestNs: number;
}) {
  const format = useTimeFormat();
  const durationNs = Number(trace.durationNs);
  const root = trace.rootService;
  const rest = trace.services.length - CHIPS;
  return (
    <>
      <span className="truncate text-muted text-xs max-md:order-3" suppressHydrationWarning>
        <span className="text-faint max-md:hidden">{format.date(trace.startTime)} </span>
        {format.time(trace.startTime)}
      </span>
      <span className="flex min-w-0 items-center gap-1.5 max-md:order-1 max-md:col-span-2">
        {root === null ? (
          <span className="truncate text-muted italic">root span not here yet</span>
        ) : (
          <>
            <ServiceDot service={root} />
            <span className="shrink-0 font-medium">{root}</span>
            <span className="truncate text-muted" title={trace.rootOperation ?? ''}>
              {trace.rootOperation}
            </span>
          </>
        )}
      </span>
      <span className="flex items-center gap-2 text-xs max-md:order-2 max-md:justify-end">
        <span aria-hidden="true" className="h-1.5 flex-1 rounded-sm bg-line/50 max-md:hidden">
          <span
            className="block h-full min-w-0.5 rounded-sm"
            style={{
              width: `${longestNs === 0 ? 0 : Math.min(100, (durationNs / longestNs) * 100)}%`,
              background: root === null ? 'var(--color-faint)' : serviceColor(root),
            }}
          />
        </span>
        <span className="w-16 text-right font-medium">{formatDuration(durationNs)}</span>
      </span>
      <span className="text-right text-muted text-xs max-md:order-4">
        {trace.spanCount.toLocaleString('en')}
        <span className="md:sr-only"> spans</span>
      </span>
      <span className="flex items-center justify-end gap-1 text-xs max-md:order-5">
        {trace.errorCount > 0 ? (
          <span className="inline-flex items-center gap-1 text-danger-text">
            <CircleAlert aria-hidden className="size-3.5" />
            {trace.errorCount.toLocaleString('en')}
            <span className="sr-only"> errors</span>
          </span>
        ) : (
          <span className="text-faint">
            –<span className="sr-only"> no errors</span>
          </span>
        )}
      </span>
      <span className="flex min-w-0 items-center gap-2.5 overflow-hidden text-muted text-xs max-md:hidden">
        {trace.services.slice(0, CHIPS).map(({ name, spanCount }) => (
          <span key={name} className="flex min-w-0 items-center gap-1" title={`${name}: ${spanCount} spans`}>
            <ServiceDot service={name} />
            <span className="truncate">{name}</span>
          </span>
        ))}
        {rest > 0 ? <span className="shrink-0 text-faint">+{rest}</span> : null}
      </span>
      <span className="truncate text-right font-mono text-2xs text-faint max-lg:hidden" title={trace.traceId}>
        {trace.traceId.slice(0, 8)}
      </span>
    </>
  );
});
