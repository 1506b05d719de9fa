import { memo } from 'react';
import { cn } from '@/components/ui/cn';
import { ServiceName } from '@/components/ui/service-name';
import { SeverityBadge } from '@/components/ui/severity-badge';
import type { Log } from '@/lib/contracts/log';
import { type LogRowLayout, ROOMY_ONLY, rowClass, SEVERITY_EDGE } from './log-row-layout';
import { LogRowMessage } from './log-row-message';
import { TraceLink } from './trace-link';

interface LogRowProps {
  log: Log;
  index: number;
  top: number;
  /** Set where the date differs from the row above. */
  date: string | null;
  clock: string;
  fine: string;
  layout: LogRowLayout;
  selected: boolean;
  cursor: boolean;
  pattern: RegExp | null;
  measure: ((element: HTMLElement | null) => void) | null;
}

/* biome-ignore-start lint/a11y/useSemanticElements: table elements cannot be positioned row by row */
/* biome-ignore-start lint/a11y/useFocusableInteractive: the grid has the focus and names its active row */

/** One line of the list. Clicks are read by the grid, so that a row has no handlers of its own. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { log, index, top, date, clock, fine, layout, selected, cursor, pattern, measure } = props;
  return (
    <div
      role="row"
      id={`log-${log.id}`}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-log-id={log.id}
      data-index={index}
      ref={measure}
      className={cn(rowClass(layout), SEVERITY_EDGE[log.severity], {
        'bg-selected': selected,
        'hover:bg-hover': !selected,
        'outline-1 outline-accent -outline-offset-1': cursor,
      })}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        role="gridcell"
        title={log.time}
        className="whitespace-nowrap font-mono text-muted text-xs leading-6 md:text-right"
      >
        {date === null ? null : (
          <span className={cn('mr-1.5 font-medium text-text', ROOMY_ONLY)}>{date}</span>
        )}
        {clock}
        {layout === 'stacked' ? null : (
          <span
            className={cn(
              'inline-block w-[3ch] text-left text-faint group-hover/row:text-muted group-aria-selected/row:text-muted',
              ROOMY_ONLY,
            )}
          >
            {fine}
          </span>
        )}
      </div>
      <div role="gridcell">
        <SeverityBadge severity={log.severity} text={log.severityText} />
      </div>
      <div role="gridcell" className="flex min-w-0">
        <ServiceName service={log.service} className="text-xs leading-6" />
      </div>
      <LogRowMessage log={log} layout={layout} pattern={pattern} />
      <div role="gridcell" className="flex justify-end md:justify-start">
        <TraceLink log={log} className="leading-6" idClassName={ROOMY_ONLY} />
      </div>
    </div>
  );
});
/* biome-ignore-end lint/a11y/useFocusableInteractive: - */
/* biome-ignore-end lint/a11y/useSemanticElements: - */
