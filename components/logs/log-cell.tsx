import { memo } from 'react';
import { cleanLine, cleanText } from '@/components/ui/clean-text';
import { cn } from '@/components/ui/cn';
import { HighlightedText } from '@/components/ui/highlighted-text';
import { ServiceName } from '@/components/ui/service-name';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { Log } from '@/lib/contracts/log';
import { ARRIVAL_DELAY, logField } from '@/lib/query/fields';
import { logValue } from '@/lib/query/log-value';
import { formatDuration } from '@/lib/time/format-duration';
import { LogRowMessage } from './log-row-message';
import { logValueText } from './log-value';
import { ROOMY_ONLY } from './row-style';
import { TraceLink } from './trace-link';

interface LogCellProps {
  log: Log;
  field: string;
  wrap: boolean;
  numeric: boolean;
  current: boolean;
  /** Attributes that have a column: the message need not repeat them. */
  shown: readonly string[];
  pattern: RegExp | null;
}

const LINE_CHARS = 300;
const WRAPPED_CHARS = 2000;
const TITLE_CHARS = 2000;

/** One field of a row, drawn as what it is. What the line lacks is left blank. */
export const LogCell = memo(function LogCell(props: LogCellProps) {
  const { log, field, wrap, numeric, current } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: table elements cannot be positioned row by row
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
    <div
      role="gridcell"
      id={current ? `cell-${log.id}` : undefined}
      data-field={field}
      className={cn('flex min-w-0 items-center', {
        'justify-end text-right': numeric,
        'self-start': wrap,
        'outline-1 outline-focus outline-offset-1': current,
      })}
    >
      <CellContent {...props} />
    </div>
  );
});

function CellContent({ log, field, wrap, shown, pattern }: LogCellProps) {
  switch (logField(field)) {
    case 'level':
      return <SeverityBadge severity={log.severity} text={log.severityText} className="leading-6" />;
    case 'service':
      return <ServiceName service={log.service} className="text-xs leading-6" />;
    case 'message':
      return <LogRowMessage log={log} wrap={wrap} shown={shown} pattern={pattern} />;
    case 'trace_id':
      return <TraceLink log={log} className="min-w-0 leading-6" idClassName={ROOMY_ONLY} />;
    case 'observed_time':
      return <CellTime time={log.observedTime} />;
    case 'arrival_delay':
      return <CellDelay log={log} />;
    default:
      return <CellText log={log} field={field} wrap={wrap} pattern={pattern} />;
  }
}

function CellText({ log, field, wrap, pattern }: Pick<LogCellProps, 'log' | 'field' | 'wrap' | 'pattern'>) {
  const value = logValue(log, field);
  const whole = logValueText(log, field);
  if (value === undefined || whole === undefined) return null;
  const text = wrap
    ? cleanText(whole.slice(0, WRAPPED_CHARS)) + (whole.length > WRAPPED_CHARS ? '…' : '')
    : cleanLine(whole, LINE_CHARS);
  return (
    <bdi
      title={whole.length > 12 ? whole.slice(0, TITLE_CHARS) : undefined}
      className={cn(
        'min-w-0 text-xs',
        wrap ? 'whitespace-pre-wrap break-words py-0.5 leading-5' : 'truncate leading-6',
        typeof value === 'string' ? '' : 'font-mono',
      )}
    >
      {text === '' ? (
        <span className="text-faint italic">empty</span>
      ) : (
        <HighlightedText text={text} pattern={pattern} />
      )}
    </bdi>
  );
}

function CellDelay({ log }: { log: Log }) {
  const ns = Number(logValue(log, ARRIVAL_DELAY));
  return (
    <span title={`${ns} ns`} className="truncate font-mono text-muted text-xs leading-6">
      {formatDuration(ns)}
    </span>
  );
}

function CellTime({ time }: { time: string }) {
  const format = useTimeFormat();
  return (
    <span title={time} className="truncate font-mono text-muted text-xs leading-6">
      {format.dateTime(time)}
    </span>
  );
}
