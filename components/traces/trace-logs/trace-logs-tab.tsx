'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { ScrollText, Search } from 'lucide-react';
import Link from 'next/link';
import { useDeferredValue, useMemo, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { useNarrow } from '@/components/ui/use-narrow';
import type { PlacedLog } from '@/lib/trace/place-logs';
import type { TraceModel } from '@/lib/trace/trace-model';
import { findLogs, type LeastLevel } from './find-logs';
import { TraceLogRow } from './trace-log-row';

interface TraceLogsTabProps {
  logs: readonly PlacedLog[];
  /** Null when the trace itself is not stored: its logs are shown all the same. */
  model: TraceModel | null;
  find: string;
  onFind: (text: string) => void;
  onOpen: (log: PlacedLog) => void;
  level: LeastLevel;
  onLevel: (level: LeastLevel) => void;
  /** Where all logs of the trace are, narrowed as here. */
  logsHref: string;
  /** How many the store has, when more than were sent. */
  total: number;
  /** False while they are still on their way. */
  loaded?: boolean;
}

const LEVELS: readonly { value: LeastLevel; label: string; title: string }[] = [
  { value: 'ALL', label: 'All', title: 'Every severity' },
  { value: 'INFO', label: 'Info', title: 'Info and worse' },
  { value: 'WARN', label: 'Warn', title: 'Warnings and worse' },
  { value: 'ERROR', label: 'Error', title: 'Errors and worse' },
];

/** All logs of a trace in time order; a click stands on its span in the timeline. */
export function TraceLogsTab(props: TraceLogsTabProps) {
  const { logs, model, find, onFind, onOpen, level, onLevel, logsHref, total, loaded = true } = props;
  const deferred = useDeferredValue(find);
  const shown = useMemo(() => findLogs(logs, deferred, level), [logs, deferred, level]);
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
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
        <Segmented label="Least severity" value={level} options={LEVELS} onChange={onLevel} />
        <output>
          {shown.length === logs.length
            ? `${logs.length.toLocaleString('en')} logs`
            : `${shown.length.toLocaleString('en')} of ${logs.length.toLocaleString('en')} logs`}
        </output>
        {total > logs.length ? (
          <span className="text-sev-warn-text">
            The first {logs.length.toLocaleString('en')} of {total.toLocaleString('en')} are here; “Open in
            logs” searches all.
          </span>
        ) : null}
        <Button asChild size="sm" className="ml-auto">
          <Link href={logsHref}>
            <ScrollText aria-hidden />
            Open in logs
          </Link>
        </Button>
      </div>
      {shown.length === 0 ? (
        <p className="p-6 text-center text-muted">
          {!loaded
            ? 'Reading the logs…'
            : logs.length > 0
              ? 'No line here is as severe and holds these words.'
              : 'No log line carries this trace id.'}
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
