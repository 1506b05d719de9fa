import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { formatBytes } from '@/components/ui/format-bytes';
import { formatNumber } from '@/components/ui/format-number';
import type { StatusResponse } from '@/lib/contracts/status';
import { formatDuration } from '@/lib/time/format-duration';

/** Nothing live is this late: such records come from a file or a spool. */
const OLD_RECORDS_MS = 3_600_000;

/** The few figures that tell whether data flows. */
export function StatusFigures({ status: { ingest, store } }: { status: StatusResponse }) {
  const lags = [ingest.logs.lagMs, ingest.spans.lagMs].filter((lag) => lag !== null);
  const lagMs = Math.max(0, ...lags);
  const filled = ingest.queueCapacity > 0 ? ingest.queuedRecords / ingest.queueCapacity : 0;
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-md border border-line bg-line gap-px md:grid-cols-5">
      <Figure
        label="Logs"
        value={formatNumber(ingest.logs.perSecond)}
        unit="/s"
        note="over the last minute"
      />
      <Figure
        label="Spans"
        value={formatNumber(ingest.spans.perSecond)}
        unit="/s"
        note="over the last minute"
      />
      <Figure
        label="Lag"
        value={lags.length > 0 ? formatDuration(lagMs * 1e6) : '–'}
        note={
          lagMs > OLD_RECORDS_MS
            ? 'the last batch held old records: an import?'
            : 'from record to commit, last batch'
        }
      />
      <Figure
        label="Queue"
        value={formatNumber(ingest.queuedRecords)}
        note={
          <>
            {ingest.queueCapacity > 0 ? `of ${formatNumber(ingest.queueCapacity)}` : 'nothing to write yet'}
            <span
              aria-hidden
              className="ml-2 inline-block h-1 w-12 overflow-hidden rounded-sm bg-line align-middle"
            >
              <span
                className={cn('block h-full', filled >= 0.8 ? 'bg-sev-warn' : 'bg-accent')}
                style={{ width: `${Math.min(100, filled * 100)}%` }}
              />
            </span>
          </>
        }
      />
      <Figure
        label="Stored"
        value={formatBytes(store.logBytes + store.spanBytes + store.otherBytes)}
        note={`${formatNumber(store.partitions)} partitions`}
        className="max-md:col-span-2"
      />
    </dl>
  );
}

interface FigureProps {
  label: string;
  value: string;
  unit?: string;
  note: ReactNode;
  className?: string;
}

function Figure({ label, value, unit, note, className }: FigureProps) {
  return (
    <div className={cn('flex flex-col gap-0.5 bg-surface px-3 py-2.5', className)}>
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="font-semibold text-xl tracking-tight">
        {value}
        {unit ? <span className="ml-1 font-normal text-muted text-sm">{unit}</span> : null}
      </dd>
      <dd className="text-muted text-xs">{note}</dd>
    </div>
  );
}
