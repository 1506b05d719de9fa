'use client';

import { Link2 } from 'lucide-react';
import type { TraceSpan } from '@/lib/trace/trace-model';
import { LinkedSpan } from '../detail/linked-span';
import { pickSpan, useSpan } from '../page/use-span';
import { useMarkTip } from './mark-tip';

const TOLD = 4;

interface LinkMarkProps {
  traceId: string;
  span: TraceSpan;
}

/** Says that a span refers to others, and to which while the pointer is on it; the span's detail has the links. */
export function LinkMark({ traceId, span }: LinkMarkProps) {
  const tip = useMarkTip();
  const label = span.linkCount === 1 ? 'Linked to another span' : `Linked to ${span.linkCount} other spans`;
  return (
    <span
      onPointerEnter={(event) => tip.show(event.currentTarget, <LinkTip traceId={traceId} span={span} />)}
      onPointerLeave={tip.hide}
    >
      <Link2 role="img" aria-label={label} className="size-3.5 text-muted" />
    </span>
  );
}

function LinkTip({ traceId, span }: LinkMarkProps) {
  const links = pickSpan(useSpan(traceId, span.spanId).data, span)?.links ?? [];
  return (
    <div className="flex flex-col gap-1">
      <p className="text-muted">
        {span.linkCount === 1 ? 'Linked to' : `Linked to ${span.linkCount} spans`}
        {': open the span to go there'}
      </p>
      {links.slice(0, TOLD).map((link, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the links of a stored span never change order, and may repeat
        <LinkedSpan key={nth} traceId={link.traceId} spanId={link.spanId} />
      ))}
    </div>
  );
}
