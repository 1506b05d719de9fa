'use client';

import { memo } from 'react';
import { cleanLine } from '@/components/ui/clean-text';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { SeverityGlyph } from '@/components/ui/severity-glyph';
import { SEVERITY_STYLE } from '@/components/ui/severity-style';
import { SEVERITY_CLASSES } from '@/lib/contracts/severity';
import { formatDuration } from '@/lib/time/format-duration';
import { clusterMarks } from '@/lib/trace/cluster-marks';
import type { PlacedLog } from '@/lib/trace/place-logs';
import type { TraceViewRange } from '@/lib/trace/zoom-view';
import { useMarkTip } from './mark-tip';

interface LogDotsProps {
  logs: readonly PlacedLog[];
  view: TraceViewRange;
  /** Width of the bars' column in px. */
  width: number;
  selectedLog: string | null;
  onOpen: (index: number, logId: string) => void;
}

const DOT_PX = 11;

/** Where the marks of a row's logs are, 0 at the left edge of the view, 1 at the right. */
export function logMarks(logs: readonly PlacedLog[], view: TraceViewRange, width: number): number[] {
  return width === 0 ? [] : clusterMarks(logs, view, DOT_PX / width).map(({ at }) => at);
}
const TOLD = 4;

/** The logs of one span on its bar, at their times; those too close for the eye share one mark, the worst on top. */
export const LogDots = memo(function LogDots({ logs, view, width, selectedLog, onOpen }: LogDotsProps) {
  const tip = useMarkTip();
  if (width === 0) return null;
  return clusterMarks(logs, view, DOT_PX / width).map(({ at, items }) => {
    const worst = items.reduce((a, b) => (rank(b) > rank(a) ? b : a));
    const selected = items.some(({ log }) => log.id === selectedLog);
    const { label } = SEVERITY_STYLE[worst.log.severity];
    return (
      <button
        key={items[0]?.log.id}
        type="button"
        tabIndex={-1}
        aria-label={
          items.length === 1
            ? `${label} log: ${worst.log.body.slice(0, 120)}`
            : `${items.length} logs, worst ${label}`
        }
        className="absolute top-1/2 z-10 grid size-3.5 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full bg-bg transition-transform hover:scale-135 data-[selected=true]:ring-2 data-[selected=true]:ring-focus"
        style={{ left: `${at * 100}%` }}
        data-selected={selected}
        data-log-dot=""
        onClick={(event) => {
          event.stopPropagation();
          onOpen(worst.index, worst.log.id);
        }}
        onPointerEnter={(event) => tip.show(event.currentTarget, <LogTip items={items} />)}
        onPointerLeave={tip.hide}
      >
        <SeverityGlyph severity={worst.log.severity} />
      </button>
    );
  });
});

function LogTip({ items }: { items: readonly PlacedLog[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {items.slice(0, TOLD).map(({ log, timeNs }) => (
        <li key={log.id} className="flex flex-col">
          <span className="flex items-center gap-2 text-muted">
            <SeverityBadge severity={log.severity} text={log.severityText} />+{formatDuration(timeNs)}
          </span>
          <span className="line-clamp-3 break-words font-mono text-2xs">{cleanLine(log.body, 1000)}</span>
        </li>
      ))}
      {items.length > TOLD ? (
        <li className="text-muted">and {items.length - TOLD} more: click to open</li>
      ) : null}
    </ul>
  );
}

function rank({ log }: PlacedLog): number {
  return SEVERITY_CLASSES.indexOf(log.severity);
}
