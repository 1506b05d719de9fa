'use client';

import { ServiceName } from '@/components/ui/service-name';
import { formatDuration } from '@/lib/time/format-duration';
import { useSpan } from '../page/use-span';

interface LinkedSpanProps {
  traceId: string;
  spanId: string;
}

/** What a link leads to: service, operation and duration where the span is stored, its ids until then and otherwise. */
export function LinkedSpan({ traceId, spanId }: LinkedSpanProps) {
  const { data, error } = useSpan(traceId, spanId);
  const span = data?.[0];
  if (!span) {
    return (
      <span className="flex min-w-0 items-center gap-1.5">
        <span className="truncate font-mono text-2xs">
          {traceId} · {spanId}
        </span>
        {error ? <span className="shrink-0 text-faint">not stored here</span> : null}
      </span>
    );
  }
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <ServiceName service={span.service} className="shrink-0" />
      <span className="truncate" title={span.name}>
        {span.name}
      </span>
      <span className="shrink-0 text-muted">{formatDuration(Number(span.durationNs))}</span>
    </span>
  );
}
