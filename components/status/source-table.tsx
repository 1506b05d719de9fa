import { cn } from '@/components/ui/cn';
import { formatNumber } from '@/components/ui/format-number';
import type { StatusResponse } from '@/lib/contracts/status';
import { Panel } from './panel';
import { receivedAge } from './received-age';

interface SourceTableProps {
  sources: StatusResponse['sources'];
  /** Milliseconds since a time. */
  ageMs: (iso: string) => number;
}

const COLUMNS = ['Logs', 'Spans', 'Rejected', 'Requests refused', 'Last received'];

/** What came by which protocol since the server started: the way to see whether a shipper arrives. */
export function SourceTable({ sources, ageMs }: SourceTableProps) {
  return (
    <Panel title="By protocol" note="stored since the start">
      {sources.length === 0 ? (
        <p className="px-3 py-2.5 text-muted">Nothing has been sent yet.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section aria-label="Taken in, by protocol" tabIndex={0} className="overflow-x-auto">
          <table className="w-full whitespace-nowrap">
            <thead className="text-muted text-xs">
              <tr className="border-line border-b">
                <th scope="col" className="px-3 py-1.5 text-left font-normal">
                  Protocol
                </th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className="px-3 py-1.5 text-right font-normal">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sources.map((source) => (
                <tr key={source.protocol} className="border-line border-b last:border-b-0">
                  <th scope="row" className="px-3 py-2 text-left font-medium">
                    {source.protocol}
                  </th>
                  <Count of={source.logs} />
                  <Count of={source.spans} />
                  <Count of={source.rejected} alarming />
                  <Count of={source.refusedRequests} alarming />
                  <td className="px-3 py-2 text-right">{receivedAge(ageMs(source.lastReceivedAt))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
}

function Count({ of, alarming = false }: { of: number; alarming?: boolean }) {
  return (
    <td
      className={cn(
        'px-3 py-2 text-right tabular-nums',
        of === 0 ? 'text-muted' : alarming && 'text-danger-text',
      )}
    >
      {formatNumber(of)}
    </td>
  );
}
