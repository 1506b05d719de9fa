import { memo } from 'react';
import { cn } from '@/components/ui/cn';
import { ServiceName } from '@/components/ui/service-name';
import { SeverityBadge } from '@/components/ui/severity-badge';
import type { Log } from '@/lib/contracts/log';
import type { LogColumn } from '@/lib/url/log-columns';
import type { ListLook } from './list-look';
import { LogCell } from './log-cell';
import { LogRowMessage } from './log-row-message';
import { LogRowTime } from './log-row-time';
import { RawBody } from './raw-body';
import { FIXED_CELL, rowClass, SEVERITY_EDGE } from './row-style';
import { TraceLink } from './trace-link';

interface LogRowProps {
  log: Log;
  index: number;
  top: number;
  /** Set where the date differs from the row above. */
  date: string | null;
  text: string;
  fine: string;
  look: ListLook;
  columns: readonly LogColumn[];
  /** Fields whose values are numbers. */
  numeric: ReadonlySet<string>;
  /** Attributes that have a column. */
  shown: readonly string[];
  selected: boolean;
  cursor: boolean;
  /** The column the keyboard stands in, on the cursor's row. */
  cursorField: string | null;
  pattern: RegExp | null;
  measure: ((element: HTMLElement | null) => void) | null;
}

/** One line of the list. Clicks are read by the grid, so that a row has no handlers of its own. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { log, index, top, look, selected, cursor, measure } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: table elements cannot be positioned row by row
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
    <div
      role="row"
      id={`log-${log.id}`}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-log-id={log.id}
      data-index={index}
      ref={measure}
      className={cn(rowClass(look), SEVERITY_EDGE[log.severity], {
        'bg-selected': selected,
        'hover:bg-hover': !selected,
        'outline-1 outline-accent -outline-offset-1': cursor,
      })}
      style={{ transform: `translateY(${top}px)` }}
    >
      {look.layout === 'table' ? (
        <TableCells {...props} />
      ) : look.layout === 'raw' ? (
        <RawCells {...props} />
      ) : (
        <StackedCells {...props} />
      )}
    </div>
  );
});

function TableCells(props: LogRowProps) {
  const { log, date, text, fine, look, columns, numeric, shown, cursorField, pattern } = props;
  return (
    <>
      {look.times === 'hidden' ? null : (
        <LogRowTime
          iso={log.time}
          date={date}
          text={text}
          fine={fine}
          className={cn(FIXED_CELL, 'h-full leading-6', look.wrap ? '' : 'content-center')}
        />
      )}
      {columns.map(({ field }) => (
        <LogCell
          key={field}
          log={log}
          field={field}
          wrap={look.wrap}
          numeric={numeric.has(field)}
          current={cursorField === field}
          shown={shown}
          pattern={pattern}
        />
      ))}
    </>
  );
}

function RawCells({ log, date, text, fine, look, pattern }: LogRowProps) {
  return (
    <>
      {look.times === 'hidden' ? null : (
        <LogRowTime
          iso={log.time}
          date={date}
          text={text}
          fine={fine}
          className={cn(FIXED_CELL, 'shrink-0 pr-3 md:min-w-(--raw-time) leading-(--row)')}
        />
      )}
      <RawBody body={log.body} wrap={look.wrap} pattern={pattern} />
    </>
  );
}

function StackedCells({ log, date, text, fine, look, shown, pattern }: LogRowProps) {
  return (
    <>
      {look.times === 'hidden' ? (
        <span />
      ) : (
        <LogRowTime
          iso={log.time}
          date={look.times === 'clock' ? null : date}
          text={text}
          fine={look.ns ? fine : ''}
        />
      )}
      {/* biome-ignore-start lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore-start lint/a11y/useFocusableInteractive: as above */}
      <div role="gridcell" className="flex">
        <SeverityBadge severity={log.severity} text={log.severityText} />
      </div>
      <div role="gridcell" className="flex min-w-0">
        <ServiceName service={log.service} className="text-xs leading-6" />
      </div>
      <div role="gridcell" className="flex justify-end">
        <TraceLink log={log} className="leading-6" />
      </div>
      <div role="gridcell" className="col-span-full leading-5">
        <LogRowMessage log={log} wrap={false} shown={shown} pattern={pattern} />
      </div>
      {/* biome-ignore-end lint/a11y/useFocusableInteractive: - */}
      {/* biome-ignore-end lint/a11y/useSemanticElements: - */}
    </>
  );
}
