'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import Link from 'next/link';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useShortcuts } from '@/components/shell/shortcuts';
import { cn } from '@/components/ui/cn';
import { useNarrow } from '@/components/ui/use-narrow';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import type { ListEnd } from './list-end';
import { TRACE_COLUMNS, TraceRow } from './trace-row';

interface TraceListProps {
  traces: readonly TraceSummary[];
  hrefOf: (trace: TraceSummary) => string;
  hovered: string | null;
  onHover: (traceId: string | null) => void;
  end: ListEnd;
  loadMore: () => void;
  /** What stands below the last row. */
  footer: ReactNode;
  /** Names the list: coming back to it finds the same place. */
  listKey: string;
}

const SHORTCUTS = [
  { keys: 'j', label: 'Next trace', group: 'Traces' },
  { keys: 'k', label: 'Previous trace', group: 'Traces' },
] as const;

const HEADS = ['Started', 'Root', 'Duration', 'Spans', 'Errors', 'Services', 'Trace id'] as const;
const offsets = new Map<string, number>();

/** The traces as rows of links; more are loaded as one nears the end. */
export function TraceList(props: TraceListProps) {
  const { traces, hrefOf, hovered, onHover, end, loadMore, listKey } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = useNarrow() ? 56 : 34;
  const virtual = useVirtualizer({
    count: traces.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 10,
    initialOffset: offsets.get(listKey) ?? 0,
    onChange: (instance) => {
      if (instance.scrollOffset !== null) offsets.set(listKey, instance.scrollOffset);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useEffect(() => virtual.measure(), [rowPx]);
  const longestNs = useMemo(
    () => traces.reduce((ns, trace) => Math.max(ns, Number(trace.durationNs)), 0),
    [traces],
  );
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (end === 'more' && lastShown >= traces.length - 15) loadMore();
  }, [end, lastShown, traces.length, loadMore]);

  useShortcuts(SHORTCUTS, (keys) => {
    const focused = document.activeElement?.closest('[data-row]');
    const at = focused instanceof HTMLElement ? Number(focused.dataset.row) : -1;
    const next = Math.min(traces.length - 1, Math.max(0, at + (keys === 'j' ? 1 : -1)));
    virtual.scrollToIndex(next, { align: 'auto' });
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({ preventScroll: true }),
    );
  });

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div
        aria-hidden="true"
        className={cn(
          'hidden h-7 shrink-0 items-center gap-4 border-line border-y bg-surface px-3 text-muted text-xs md:grid',
          TRACE_COLUMNS,
        )}
      >
        {HEADS.map((head) => (
          <span
            key={head}
            className={cn(
              ['Spans', 'Errors', 'Trace id', 'Duration'].includes(head) && 'text-right',
              head === 'Trace id' && 'max-lg:hidden',
            )}
          >
            {head}
          </span>
        ))}
      </div>
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
        <ol aria-label="Traces" className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const trace = traces[item.index];
            if (!trace) return null;
            return (
              <li
                key={trace.traceId}
                aria-setsize={end === 'all' || end === 'boxed' ? traces.length : -1}
                aria-posinset={item.index + 1}
                className="absolute top-0 left-0 w-full"
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                <Link
                  href={hrefOf(trace)}
                  prefetch={false}
                  data-row={item.index}
                  data-trace={trace.traceId}
                  className={cn(
                    'grid size-full items-center gap-x-4 border-line/60 border-b px-3 hover:bg-hover focus-visible:bg-selected focus-visible:-outline-offset-2 max-md:grid-cols-[minmax(0,1fr)_auto_auto] max-md:content-center',
                    TRACE_COLUMNS,
                    hovered === trace.traceId && 'bg-hover',
                  )}
                  onPointerEnter={() => onHover(trace.traceId)}
                  onPointerLeave={() => onHover(null)}
                >
                  <TraceRow trace={trace} longestNs={longestNs} />
                </Link>
              </li>
            );
          })}
        </ol>
        {props.footer}
      </div>
    </div>
  );
}
