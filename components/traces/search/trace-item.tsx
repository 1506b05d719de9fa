'use client';

import Link from 'next/link';
import { memo } from 'react';
import { cn } from '@/components/ui/cn';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import { MatchedSpans } from './matched-spans';
import { type ListWidth, traceColumns } from './trace-columns';
import { TraceRow } from './trace-row';
import { WhyMatchedCell } from './why-matched-cell';

/** The last column, or the one before the id. */
const WHY_PLACE = {
  wide: 'col-start-8 row-start-1',
  tight: 'col-start-7 row-start-1',
  stacked: 'col-start-3 row-start-2',
};

export interface TraceItemProps {
  trace: TraceSummary;
  index: number;
  longestNs: number;
  rowPx: number;
  width: ListWidth;
  hrefOf: (trace: TraceSummary, spanId?: string) => string;
  picked: boolean;
  onPick: (traceId: string) => void;
  /** What holds for the trace as a whole, of the conditions asked of it. */
  reasonsOf: (trace: TraceSummary) => readonly string[];
  /** Null: no reason to tell, all are here for the same. */
  open: boolean | null;
  onToggle: (traceId: string) => void;
  hovered: boolean;
  onHover: (traceId: string | null) => void;
  onLeave: () => void;
}

/** One trace: a link over the whole row, the box that chooses it for a comparison, and the spans that made it match. */
export const TraceItem = memo(function TraceItem(props: TraceItemProps) {
  const { trace, index, hrefOf, picked, open, hovered, onLeave, width } = props;
  const { traceId } = trace;
  const { matched } = trace;
  const name = trace.rootService ? `${trace.rootService} ${trace.rootOperation ?? ''}` : traceId;
  return (
    <>
      <div
        className={cn(
          'relative grid content-center items-center gap-x-4 border-line/60 border-b px-3 hover:bg-hover',
          traceColumns(width, open !== null),
          width === 'stacked' && 'gap-x-2.5',
          'has-[[data-row]:focus-visible]:bg-hover',
          hovered && 'bg-hover',
          picked && 'bg-selected hover:bg-selected',
        )}
        style={{ height: props.rowPx }}
        onPointerEnter={() => props.onHover(traceId)}
        onPointerLeave={() => props.onHover(null)}
      >
        <Link
          href={hrefOf(trace)}
          prefetch={false}
          data-row={index}
          data-trace={traceId}
          aria-label={`${name}, ${trace.spanCount} spans, ${trace.errorCount} errors`}
          title={[name, ...trace.services.map(serviceLine)].join('\n')}
          onClick={onLeave}
          className="absolute inset-0 focus-visible:-outline-offset-2"
        />
        <label className="relative z-10 -m-2 flex size-8 items-center justify-center">
          <input
            type="checkbox"
            aria-label={`Compare ${name}`}
            title="Choose for a comparison (x)"
            checked={picked}
            onChange={() => props.onPick(traceId)}
            className="size-3.5 accent-accent"
          />
        </label>
        <TraceRow trace={trace} longestNs={props.longestNs} width={width} />
        {open === null ? null : (
          <WhyMatchedCell
            trace={trace}
            reasons={props.reasonsOf(trace)}
            open={open}
            onToggle={() => props.onToggle(traceId)}
            hrefOf={(spanId) => hrefOf(trace, spanId)}
            onLeave={onLeave}
            className={WHY_PLACE[width]}
          />
        )}
      </div>
      {open && matched.count > 0 ? (
        <div className="border-line/60 border-b bg-surface py-1 pr-3 pl-9">
          <MatchedSpans
            traceId={traceId}
            spanIds={matched.spanIds}
            count={matched.count}
            hrefOf={(spanId) => hrefOf(trace, spanId)}
            onOpen={onLeave}
          />
        </div>
      ) : null}
    </>
  );
});

function serviceLine({ name, spanCount, errorCount }: TraceSummary['services'][number]): string {
  if (spanCount === null) return name;
  return `${name}: ${spanCount} ${spanCount === 1 ? 'span' : 'spans'}${errorCount ? `, ${errorCount} failed` : ''}`;
}
