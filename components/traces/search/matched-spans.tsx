'use client';

import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { ServiceName } from '@/components/ui/service-name';
import { formatDuration } from '@/lib/time/format-duration';
import { useSpan } from '../page/use-span';

interface MatchedSpansProps {
  traceId: string;
  spanIds: readonly string[];
  count: number;
  /** The trace, standing on that span. */
  hrefOf: (spanId: string) => string;
  /** So many at once. */
  shown?: number;
  onOpen: () => void;
}

/** The spans that made a trace match, each a link to its place in the trace. */
export function MatchedSpans({ traceId, spanIds, count, hrefOf, shown = 6, onOpen }: MatchedSpansProps) {
  const [all, setAll] = useState(false);
  const listed = all ? spanIds : spanIds.slice(0, shown);
  const left = count - listed.length;
  return (
    <div className="pb-2 text-xs">
      <ul aria-label="Spans that match">
        {listed.map((spanId) => (
          <li key={spanId}>
            <MatchedSpan traceId={traceId} spanId={spanId} href={hrefOf(spanId)} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <p className="flex items-center gap-2 px-1 pt-0.5 text-faint">
          {left.toLocaleString('en')} more {left === 1 ? 'span matches' : 'spans match'}
          {listed.length < spanIds.length ? (
            <Button size="sm" variant="ghost" className="h-5 px-1.5" onClick={() => setAll(true)}>
              Show {spanIds.length - listed.length} more
            </Button>
          ) : (
            ': highlighted in the trace'
          )}
        </p>
      ) : null}
    </div>
  );
}

function MatchedSpan({
  traceId,
  spanId,
  href,
  onOpen,
}: {
  traceId: string;
  spanId: string;
  href: string;
  onOpen: () => void;
}) {
  const { data, error } = useSpan(traceId, spanId);
  const span = data?.[0];
  const failed = span?.status === 'error';
  return (
    <Link
      href={href}
      prefetch={false}
      onClick={onOpen}
      className="flex h-6 min-w-0 items-center gap-2 rounded-sm px-1 hover:bg-hover"
    >
      {span ? (
        <>
          <ServiceName service={span.service} className="max-w-[40%] shrink-0 text-muted" />
          <span className="truncate" title={span.name}>
            {span.name}
          </span>
          <span className={cn('shrink-0', failed ? 'text-danger-text' : 'text-muted')}>
            {formatDuration(Number(span.durationNs))}
          </span>
          {failed ? (
            <span className="flex min-w-0 items-center gap-1 text-danger-text">
              <CircleAlert aria-hidden className="size-3.5 shrink-0" />
              <span className="truncate">{span.statusMessage ?? 'failed'}</span>
            </span>
          ) : null}
        </>
      ) : (
        <span className="text-faint">{error ? 'This span could not be read.' : 'Reading the span…'}</span>
      )}
      <span className="ml-auto shrink-0 pl-3 font-mono text-2xs text-faint">{spanId.slice(0, 16)}</span>
    </Link>
  );
}
