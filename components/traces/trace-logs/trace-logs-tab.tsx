'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { ScrollText, Search } from 'lucide-react';
import Link from 'next/link';
import { useDeferredValue, useMemo, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { PlacedLog } from '@/lib/trace/place-logs';
import type { TraceModel } from '@/lib/trace/trace-model';
import { findLogs } from './find-logs';
import { TraceLogRow } from './trace-log-row';

interface TraceLogsTabProps {
  logs: readonly PlacedLog[];
  /** Null when the trace itself is not stored: its logs are shown all the same. */
  model: TraceModel | null;
  find: string;
  onFind: (text: string) => void;
  onOpen: (log: PlacedLog) => void;
  logsHref: string;
  /** How many the store has, when more than were sent. */
  total: number;
}

/** All logs of a trace in time order; a click stands on its span in the timeline. */
export function TraceLogsTab({ logs, model, find, onFind, onOpen, logsHref, total }: TraceLogsTabProps) {
  const deferred = useDeferredValue(find);
  const shown = useMemo(() => findLogs(logs, deferred), [logs, deferred]);
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = typeof window !== 'undefined' && window.innerWidth < 768;
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (narrow ? 48 : 28),
    overscan: 12,
  });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-3 py-1.5 text-muted text-xs">
        <search className="relative flex w-72 items-center max-sm:w-full">
          <Search aria-hidden className="pointer-events-none absolute left-2 size-3.5 text-faint" />
          <Input
            aria-label="Find in these logs"
            placeholder="Find in these logs…"
            className="h-7 pl-7 text-xs"
            value={find}
            onChange={(event) => onFind(event.target.value)}
          />
        </search>
        <output>
          {shown.length === logs.length
            ? `${logs.length.toLocaleString('en')} logs`
            : `${shown.length.toLocaleString('en')} of ${logs.length.toLocaleString('en')} logs`}
          {total > logs.length ? `, the first of ${total.toLocaleString('en')}` : ''}
        </output>
        <Button asChild size="sm" className="ml-auto">
          <Link href={logsHref}>
            <ScrollText aria-hidden />
            Open in logs
          </Link>
        </Button>
      </div>
      {shown.length === 0 ? (
        <p className="p-6 text-center text-muted">
          {logs.length === 0 ? 'No log line carries this trace id.' : 'No line holds these words.'}
        </p>
      ) : (
        <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
          <ol aria-label="Logs of this trace" className="relative" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const placed = shown[item.index];
              if (!placed) return null;
              return (
                <li
                  key={placed.log.id}
                  aria-setsize={shown.length}
                  aria-posinset={item.index + 1}
                  className="absolute top-0 left-0 w-full"
                  style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                >
                  <button
                    type="button"
                    className="flex size-full items-center gap-3 border-line/50 border-b px-3 text-left hover:bg-hover focus-visible:-outline-offset-2 max-md:flex-wrap max-md:content-center max-md:gap-y-0"
                    onClick={() => onOpen(placed)}
                  >
                    <TraceLogRow
                      placed={placed}
                      operation={model?.nodes[placed.index]?.span.name ?? null}
                      relative={model !== null}
                    />
                  </button>
                </li>
              );
            })}
          </ol>
        </div>
      )}
    </div>
  );
}
