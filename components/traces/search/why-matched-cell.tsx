'use client';

import { ChevronRight } from 'lucide-react';
import { HoverCard } from 'radix-ui';
import { cn } from '@/components/ui/cn';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import { MatchedSpans } from './matched-spans';

interface WhyMatchedCellProps {
  trace: TraceSummary;
  /** Conditions on the trace as a whole that it meets, as typed. */
  reasons: readonly string[];
  open: boolean;
  onToggle: () => void;
  hrefOf: (spanId: string) => string;
  onLeave: () => void;
  className: string;
}

/** Why a trace matched: so many spans, shown on hover and listed below the row by a click; or what holds for the whole. */
export function WhyMatchedCell(props: WhyMatchedCellProps) {
  const { trace, reasons, open, className } = props;
  const { traceId, matched } = trace;
  if (matched.count === 0) {
    const [first] = reasons;
    const text = !matched.complete ? 'not known' : (first?.replace(/^trace\.(\w+):/, '$1 ') ?? 'whole trace');
    const title = matched.complete
      ? `Matches as a whole${reasons.length > 0 ? `: ${reasons.join(', ')}` : ''}`
      : 'Finding the spans that match took too long';
    return (
      <span title={title} className={cn('relative z-10 truncate text-right text-muted text-xs', className)}>
        {text}
      </span>
    );
  }
  const count = `${matched.complete ? '' : '≥ '}${matched.count.toLocaleString('en')}`;
  const unit = matched.count === 1 ? 'span' : 'spans';
  return (
    <HoverCard.Root openDelay={250} closeDelay={100}>
      <HoverCard.Trigger asChild>
        <button
          type="button"
          aria-expanded={open}
          aria-label={`Why it matched: ${count} ${unit}`}
          onClick={props.onToggle}
          className={cn(
            'relative z-10 inline-flex h-6 items-center justify-end gap-1 justify-self-end rounded-sm px-1 text-accent-text text-xs hover:bg-line/60',
            className,
          )}
        >
          {count}
          <span className="text-muted">{unit}</span>
          <ChevronRight
            aria-hidden
            className={cn('size-3.5 text-muted transition-transform', open && 'rotate-90')}
          />
        </button>
      </HoverCard.Trigger>
      {/* Opened below the row, they are there already. */}
      {open ? null : (
        <HoverCard.Portal>
          <HoverCard.Content
            side="left"
            sideOffset={8}
            collisionPadding={12}
            className="z-50 w-120 max-w-[calc(100vw-1.5rem)] animate-pop rounded-md border border-line bg-raised px-2 pt-1.5 text-text shadow-pop"
          >
            <MatchedSpans
              traceId={traceId}
              spanIds={matched.spanIds}
              count={matched.count}
              hrefOf={props.hrefOf}
              onOpen={props.onLeave}
            />
          </HoverCard.Content>
        </HoverCard.Portal>
      )}
    </HoverCard.Root>
  );
}
