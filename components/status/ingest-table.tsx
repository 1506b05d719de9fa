import { cn } from '@/components/ui/cn';
import { formatNumber } from '@/components/ui/format-number';
import type { StatusResponse } from '@/lib/contracts/status';
import { formatDuration } from '@/lib/time/format-duration';
import { Panel } from './panel';
import { receivedAge } from './received-age';

interface IngestTableProps {
  ingest: StatusResponse['ingest'];
  /** Milliseconds since a time. */
  ageMs: (iso: string) => number;
}

const COLUMNS = ['Accepted', 'Rejected', 'Repaired', 'Duplicates', 'Lag', 'Last received'];

/** Records by signal since the server started. */
export function IngestTable({ ingest, ageMs }: IngestTableProps) {
  return (
    <Panel title="Taken in" note="since the start">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label="Taken in, by signal" tabIndex={0} className="overflow-x-auto">
        <table className="w-full whitespace-nowrap">
          <thead className="text-muted text-xs">
            <tr className="border-line border-b">
              <th scope="col" className="px-3 py-1.5 text-left font-normal">
                Signal
              </th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="px-3 py-1.5 text-right font-normal">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['logs', 'spans'] as const).map((name) => {
              const signal = ingest[name];
              return (
                <tr key={name} className="border-line border-b last:border-b-0">
                  <th scope="row" className="px-3 py-2 text-left font-medium">
                    {name === 'logs' ? 'Logs' : 'Spans'}
                  </th>
                  <Cell>{formatNumber(signal.accepted)}</Cell>
                  <Cell alarming={signal.rejected > 0}>{formatNumber(signal.rejected)}</Cell>
                  <Cell>{formatNumber(signal.repaired)}</Cell>
                  <Cell>{formatNumber(signal.duplicates)}</Cell>
                  <Cell>{signal.lagMs === null ? '–' : formatDuration(signal.lagMs * 1e6)}</Cell>
                  <Cell>
                    {signal.lastReceivedAt === null ? 'never' : receivedAge(ageMs(signal.lastReceivedAt))}
                  </Cell>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {ingest.metrics.lastReceivedAt === null ? null : (
        <p className="border-line border-t px-3 py-2 text-muted">
          Metrics are not stored: {formatNumber(ingest.metrics.notStored)}{' '}
          {ingest.metrics.notStored === 1 ? 'data point was' : 'data points were'} answered with success and
          left out, the last {receivedAge(ageMs(ingest.metrics.lastReceivedAt))}.
        </p>
      )}
    </Panel>
  );
}

function Cell({ alarming = false, children }: { alarming?: boolean; children: string }) {
  return <td className={cn('px-3 py-2 text-right', alarming && 'text-danger-text')}>{children}</td>;
}
