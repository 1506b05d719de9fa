'use client';

import { Link2 } from 'lucide-react';
import Link from 'next/link';
import type { Span } from '@/lib/contracts/trace';
import { traceUrl } from '@/lib/url/trace';
import { LinkedSpan } from './linked-span';

/** Spans elsewhere that this one refers to. */
export function SpanLinks({ span }: { span: Span }) {
  return (
    <ul className="flex flex-col gap-1 px-3 text-xs">
      {span.links.map((link, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the links of a stored span never change order, and may repeat
        <li key={nth} className="flex min-w-0 items-center gap-1.5">
          <Link2 aria-hidden className="size-3.5 shrink-0 text-faint" />
          <Link
            href={traceUrl(link.traceId, { span: link.spanId })}
            title={`Trace ${link.traceId}, span ${link.spanId}`}
            className="min-w-0 text-accent-text hover:underline"
          >
            <LinkedSpan traceId={link.traceId} spanId={link.spanId} />
          </Link>
          {link.traceId === span.traceId ? <span className="shrink-0 text-faint">this trace</span> : null}
        </li>
      ))}
    </ul>
  );
}
