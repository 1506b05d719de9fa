'use client';

import { CornerDownRight } from 'lucide-react';
import Link from 'next/link';
import type { TraceSpan } from '@/lib/trace/trace-model';
import { traceUrl } from '@/lib/url/trace';
import { LinkedSpan } from '../detail/linked-span';
import { pickSpan, useSpan } from './use-span';

/** The span of another trace that a trace's root refers to: what set it off. Nothing where there is none. */
export function StartedBy({ traceId, root }: { traceId: string; root: TraceSpan }) {
  const { data, isLoading } = useSpan(traceId, root.linkCount > 0 ? root.spanId : null);
  const elsewhere = pickSpan(data, root)?.links.filter((link) => link.traceId !== traceId) ?? [];
  const [first] = elsewhere;
  // Its room is kept, so that nothing below moves when it is here.
  if (isLoading) return <p className="h-4" />;
  if (!first) return null;
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-xs">
      <CornerDownRight aria-hidden className="size-3.5 shrink-0 text-muted" />
      <span className="shrink-0 text-muted">Started by</span>
      <Link
        href={traceUrl(first.traceId, { span: first.spanId })}
        title={`Trace ${first.traceId}, span ${first.spanId}`}
        className="min-w-0 text-accent-text hover:underline"
      >
        <LinkedSpan traceId={first.traceId} spanId={first.spanId} />
      </Link>
      {elsewhere.length > 1 ? (
        <span className="shrink-0 text-muted">
          and {(elsewhere.length - 1).toLocaleString('en')} more: see the links of the root
        </span>
      ) : null}
    </p>
  );
}
