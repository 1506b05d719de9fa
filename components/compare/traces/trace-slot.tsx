'use client';

import { useState } from 'react';
import { formatCount } from '@/components/charts/format-count';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { ServiceDot } from '@/components/ui/service-dot';
import { Skeleton } from '@/components/ui/skeleton';
import { useTimeZone } from '@/components/ui/time-zone';
import { ApiFailure } from '@/lib/http/api-failure';
import { formatDuration } from '@/lib/time/format-duration';
import { formatDateTime } from '@/lib/time/format-time';
import { nowNs, timeNs } from '@/lib/time/time-ns';
import { traceUrl } from '@/lib/url/trace';
import { SideMark } from '../cohorts/sides-summary';
import { TracePicker } from './trace-picker';
import type { SideTrace } from './use-diff';

interface TraceSlotProps {
  side: 'baseline' | 'candidate';
  trace: SideTrace;
  other: SideTrace;
  onChoose: (traceId: string) => void;
}

/** One of the two traces: whose request it was, how long it took; the way to its timeline, and to another trace. */
export function TraceSlot({ side, trace, other, onChoose }: TraceSlotProps) {
  const [open, setOpen] = useState(false);
  const { traceId, outline, model } = trace;
  const name = side === 'baseline' ? 'A' : 'B';
  return (
    <section
      aria-label={`Trace ${name}`}
      className="flex min-h-15 min-w-0 items-center gap-3 rounded-md border bg-surface px-3 py-1.5"
    >
      <span className="flex items-center gap-1.5 font-medium">
        <SideMark side={side} />
        {name}
      </span>
      <div className="min-w-0 flex-1">
        {traceId === '' ? (
          <p className="text-muted">No trace chosen</p>
        ) : outline.error ? (
          <p className="text-danger-text text-xs" role="alert">
            {outline.error instanceof ApiFailure ? outline.error.message : 'This trace could not be read.'}
            <span className="block truncate font-mono text-2xs">{traceId}</span>
          </p>
        ) : model ? (
          <SlotFacts trace={trace} />
        ) : (
          <Skeleton className="h-8" />
        )}
      </div>
      {model ? (
        <Button asChild size="sm" variant="ghost" className="max-sm:hidden">
          <a href={traceUrl(traceId)}>Timeline</a>
        </Button>
      ) : null}
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button size="sm" aria-label={`Choose trace ${name}`}>
            {traceId === '' ? 'Choose' : 'Change'}
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" aria-label={`Choose trace ${name}`} className="w-[30rem]">
          <TracePicker
            like={(model ?? other.model)?.nodes[0]?.span ?? null}
            taken={[traceId, other.traceId]}
            onChoose={(id) => {
              setOpen(false);
              onChoose(id);
            }}
          />
        </PopoverContent>
      </Popover>
    </section>
  );
}

function SlotFacts({ trace: { traceId, outline, model } }: { trace: SideTrace }) {
  const { zone } = useTimeZone();
  const root = model?.nodes[model.roots[0] ?? 0];
  if (!model || !root) return null;
  const { data } = outline;
  return (
    <>
      <p className="flex min-w-0 items-center gap-1.5">
        <ServiceDot service={root.span.service} />
        <span className="shrink-0 font-medium">{root.span.service}</span>
        <span className="truncate text-muted" title={root.span.name}>
          {root.span.name}
        </span>
      </p>
      <p className="flex flex-wrap gap-x-3 text-muted text-xs">
        <span className="font-medium text-text">{formatDuration(model.durationNs)}</span>
        <span>
          {formatCount(model.nodes.length)} {model.nodes.length === 1 ? 'span' : 'spans'}
          {data?.truncated ? ` of ${formatCount(data.totalSpans)}` : ''}
        </span>
        {model.errorCount > 0 ? (
          <span className="text-danger-text">
            {formatCount(model.errorCount)} {model.errorCount === 1 ? 'error' : 'errors'}
          </span>
        ) : null}
        <span className="max-md:hidden" suppressHydrationWarning>
          {formatDateTime(timeNs(model.startEpochNs), zone, nowNs(), 'ms')}
        </span>
        <span className="truncate font-mono text-2xs" title={traceId}>
          {traceId.slice(0, 8)}
        </span>
      </p>
    </>
  );
}
