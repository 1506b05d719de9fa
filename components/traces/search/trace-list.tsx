'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useElementWidth } from '@/components/charts/use-element-width';
import { cn } from '@/components/ui/cn';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import type { ListEnd } from './list-end';
import { listWidth, traceColumns } from './trace-columns';
import { TraceItem } from './trace-item';
import { useTraceListKeys } from './use-trace-list-keys';

interface TraceListProps {
  traces: readonly TraceSummary[];
  hrefOf: (trace: TraceSummary, spanId?: string) => string;
  hovered: string | null;
  onHover: (traceId: string | null) => void;
  picked: readonly string[];
  onPick: (traceId: string) => void;
  /** Whether it is told why a trace is here. */
  why: boolean;
  reasonsOf: (trace: TraceSummary) => readonly string[];
  open: string | null;
  onToggle: (traceId: string) => void;
  end: ListEnd;
  loadMore: () => void;
  /** What stands below the last row. */
  footer: ReactNode;
  /** Names the list: coming back to it finds the same place. */
  listKey: string;
  /** A trace is opened: one will come back. */
  onLeave: () => void;
  onScrolled: (away: boolean) => void;
}

const HEADS = [
  ['', ''],
  ['Started', ''],
  ['Root', ''],
  ['Duration', 'text-right'],
  ['Spans', 'text-right'],
  ['Errors', 'text-right'],
  ['Services, spans of each', ''],
  ['Matched', 'pr-5 text-right'],
  ['Trace id', 'text-right'],
] as const;
const WIDE_ONLY = ['Services, spans of each', 'Trace id'];
const OPEN_PX = 60;
const offsets = new Map<string, number>();

/** The traces as rows of links; more are loaded as one nears the end. */
export function TraceList(props: TraceListProps) {
  const { traces, hrefOf, hovered, onHover, end, loadMore, listKey, open } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [frame, px] = useElementWidth<HTMLDivElement>();
  const width = listWidth(px);
  const rowPx = width === 'stacked' ? 52 : 32;
  const virtual = useVirtualizer({
    count: traces.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rowPx + (traces[index]?.traceId === open ? OPEN_PX : 0),
    getItemKey: (index) => traces[index]?.traceId ?? index,
    overscan: 10,
    initialOffset: offsets.get(listKey) ?? 0,
    onChange: (instance) => {
      if (instance.scrollOffset === null) return;
      offsets.set(listKey, instance.scrollOffset);
      props.onScrolled(instance.scrollOffset > rowPx);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useEffect(() => virtual.measure(), [rowPx, open]);
  const longestNs = useMemo(
    () => traces.reduce((ns, trace) => Math.max(ns, Number(trace.durationNs)), 0),
    [traces],
  );
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (end === 'more' && lastShown >= traces.length - 15) loadMore();
  }, [end, lastShown, traces.length, loadMore]);
  useTraceListKeys(scroller, traces, (index) => virtual.scrollToIndex(index, { align: 'auto' }), props);

  const heads = HEADS.filter(
    ([head]) => (head !== 'Matched' || props.why) && (width === 'wide' || !WIDE_ONLY.includes(head)),
  );
  return (
    <div ref={frame} className="flex min-h-0 min-w-0 flex-1 flex-col">
      {width === 'stacked' ? null : (
        <div
          aria-hidden="true"
          className={cn(
            'grid h-7 shrink-0 items-center gap-4 border-line border-y bg-surface px-3 text-muted text-xs',
            traceColumns(width, props.why),
          )}
        >
          {heads.map(([head, look]) => (
            <span key={head} className={cn('truncate', look)}>
              {head}
            </span>
          ))}
        </div>
      )}
      <div ref={scroller} className={cn('min-h-0 flex-1 overflow-y-auto', width === 'stacked' && 'border-t')}>
        <ol aria-label="Traces" className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const trace = traces[item.index];
            if (!trace) return null;
            const isOpen = trace.traceId === open && props.why && trace.matched.count > 0;
            return (
              <li
                key={trace.traceId}
                ref={isOpen ? virtual.measureElement : null}
                data-index={item.index}
                aria-setsize={end === 'all' ? traces.length : -1}
                aria-posinset={item.index + 1}
                className="absolute top-0 left-0 w-full"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <TraceItem
                  trace={trace}
                  index={item.index}
                  longestNs={longestNs}
                  rowPx={rowPx}
                  width={width}
                  hrefOf={hrefOf}
                  picked={props.picked.includes(trace.traceId)}
                  onPick={props.onPick}
                  open={props.why ? isOpen : null}
                  onToggle={props.onToggle}
                  reasonsOf={props.reasonsOf}
                  hovered={hovered === trace.traceId}
                  onHover={onHover}
                  onLeave={props.onLeave}
                />
              </li>
            );
          })}
        </ol>
        {props.footer}
      </div>
    </div>
  );
}
