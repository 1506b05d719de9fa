'use client';

import { CircleAlert } from 'lucide-react';
import { memo } from 'react';
import { serviceColor } from '@/components/ui/service-color';
import { ServiceDot } from '@/components/ui/service-dot';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import { formatDuration } from '@/lib/time/format-duration';
import { shortTraceId } from './short-trace-id';
import type { ListWidth } from './trace-columns';
import { TraceServices } from './trace-services';

interface TraceRowProps {
  trace: TraceSummary;
  longestNs: number;
  width: ListWidth;
}

/** What one trace of the list says, as cells of its grid. In two lines: root and duration above, the rest below. */
export const TraceRow = memo(function TraceRow({ trace, longestNs, width }: TraceRowProps) {
  const format = useTimeFormat();
  const stacked = width === 'stacked';
  const time = (
    <span className="truncate text-muted text-xs" suppressHydrationWarning>
      {width === 'wide' ? <span className="text-faint">{format.date(trace.startTime)} </span> : null}
      {format.time(trace.startTime)}
    </span>
  );
  const errors = <ErrorCount count={trace.errorCount} />;
  return (
    <>
      {stacked ? null : time}
      <Root service={trace.rootService} operation={trace.rootOperation} />
      <Duration
        durationNs={Number(trace.durationNs)}
        longestNs={stacked ? null : longestNs}
        service={trace.rootService}
      />
      {stacked ? (
        <span className="col-start-2 row-start-2 flex min-w-0 items-center gap-2 text-muted text-xs">
          {time}
          <span className="whitespace-nowrap">
            {trace.spanCount.toLocaleString('en')} {trace.spanCount === 1 ? 'span' : 'spans'}
          </span>
          {errors}
        </span>
      ) : (
        <>
          <span className="text-right text-muted text-xs">
            {trace.spanCount.toLocaleString('en')}
            <span className="sr-only"> spans</span>
          </span>
          <span className="flex items-center justify-end text-xs">{errors}</span>
        </>
      )}
      {width === 'wide' ? (
        <>
          <TraceServices services={trace.services} />
          <span className="-col-end-1 row-start-1 truncate text-right font-mono text-2xs text-faint">
            {shortTraceId(trace.traceId)}
          </span>
        </>
      ) : null}
    </>
  );
});

function Root({ service, operation }: { service: string | null; operation: string | null }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {service === null ? (
        <span className="truncate text-muted italic">root span not here yet</span>
      ) : (
        <>
          <ServiceDot service={service} />
          <span className="max-w-[60%] shrink-0 truncate font-medium">{service}</span>
          <span className="truncate text-muted">{operation}</span>
        </>
      )}
    </span>
  );
}

/** @param longestNs of the list, which the bar is measured by; null: no bar */
function Duration({
  durationNs,
  longestNs,
  service,
}: {
  durationNs: number;
  longestNs: number | null;
  service: string | null;
}) {
  return (
    <span className="flex items-center justify-end gap-2 text-xs">
      {longestNs === null ? null : (
        <span aria-hidden="true" className="h-1.5 flex-1 rounded-sm bg-line/50">
          <span
            className="block h-full min-w-0.5 rounded-sm"
            style={{
              width: `${longestNs === 0 ? 0 : Math.min(100, (durationNs / longestNs) * 100)}%`,
              background: service === null ? 'var(--color-faint)' : serviceColor(service),
            }}
          />
        </span>
      )}
      <span className="w-16 text-right font-medium">{formatDuration(durationNs)}</span>
    </span>
  );
}

function ErrorCount({ count }: { count: number }) {
  if (count === 0) {
    return (
      <span className="text-faint">
        –<span className="sr-only"> no errors</span>
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1 text-danger-text">
      <CircleAlert aria-hidden className="size-3.5" />
      {count.toLocaleString('en')}
      <span className="sr-only"> errors</span>
    </span>
  );
}
