'use client';

import { CircleAlert } from 'lucide-react';
import { memo } from 'react';
import { serviceColor } from '@/components/ui/service-color';
import { ServiceDot } from '@/components/ui/service-dot';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import { formatDuration } from '@/lib/time/format-duration';

export const TRACE_COLUMNS =
  'md:grid-cols-[8.5rem_minmax(10rem,1fr)_11rem_3.5rem_3.5rem_minmax(8rem,1.3fr)] lg:grid-cols-[8.5rem_minmax(10rem,1fr)_11rem_3.5rem_3.5rem_minmax(8rem,1.3fr)_5rem]';
/** More never fit; the title names them all. */
const CHIPS = 12;

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
      <span
        title={trace.services.map(({ name, spanCount }) => `${name}: ${spanCount} spans`).join('\n')}
        className="flex min-w-0 items-center gap-3 overflow-hidden text-muted text-xs [mask-image:linear-gradient(to_right,black_85%,transparent)] max-md:hidden"
      >
        {trace.services.slice(0, CHIPS).map(({ name, errorCount }) => (
          <span key={name} className="flex shrink-0 items-center gap-1.5">
            <ServiceDot service={name} />
            <span className={errorCount > 0 ? 'text-danger-text' : ''}>{name}</span>
          </span>
        ))}
      </span>
      <span className="truncate text-right font-mono text-2xs text-faint max-lg:hidden" title={trace.traceId}>
        {trace.traceId.slice(0, 8)}
      </span>
    </>
  );
});
