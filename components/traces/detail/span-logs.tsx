'use client';

import { useEffect, useRef } from 'react';
import { cleanLine } from '@/components/ui/clean-text';
import { cn } from '@/components/ui/cn';
import { LongText } from '@/components/ui/long-text';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { formatDuration } from '@/lib/time/format-duration';
import type { PlacedLog } from '@/lib/trace/place-logs';
import { AttributeTable } from './attribute-table';

interface SpanLogsProps {
  logs: readonly PlacedLog[];
  selectedLog: string | null;
  onSelect: (logId: string | null) => void;
  range: { from: string; to: string };
}

const SHOWN = 200;

/** The logs of one span in time order; the chosen one is open. */
export function SpanLogs({ logs, selectedLog, onSelect, range }: SpanLogsProps) {
  const chosen = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another chosen log is another element to show
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [selectedLog]);
  const from = Math.max(0, logs.findIndex(({ log }) => log.id === selectedLog) - SHOWN / 2);
  const shown = logs.slice(from, from + SHOWN);
  return (
    <>
      <ol>
        {shown.map(({ log, timeNs }) => {
          const open = log.id === selectedLog;
          return (
            <li key={log.id} ref={open ? chosen : null} className={cn(open && 'bg-selected')}>
              <button
                type="button"
                aria-expanded={open}
                className="flex w-full flex-col gap-0.5 px-3 py-1 text-left hover:bg-hover focus-visible:-outline-offset-2"
                onClick={() => onSelect(open ? null : log.id)}
              >
                <span className="flex items-center gap-2 text-2xs text-muted">
                  <SeverityBadge severity={log.severity} text={log.severityText} />+{formatDuration(timeNs)}
                </span>
                {open ? null : (
                  <span className="line-clamp-2 break-words font-mono text-2xs">{cleanLine(log.body)}</span>
                )}
              </button>
              {open ? (
                <div className="pb-1">
                  <p className="px-3 pb-1 font-mono text-2xs">
                    <LongText text={log.body} maxChars={1000} />
                  </p>
                  <AttributeTable attributes={log.attributes} label="Log attributes" range={range} />
                </div>
              ) : null}
            </li>
          );
        })}
      </ol>
      {shown.length < logs.length ? (
        <p className="px-3 pt-1 text-faint text-xs">
          {shown.length} of {logs.length.toLocaleString('en')} shown here; the Logs tab has all.
        </p>
      ) : null}
    </>
  );
}
