import { formatNumber } from '@/components/ui/format-number';
import type { StatusResponse } from '@/lib/contracts/status';
import { Panel } from './panel';

/** What the calls between services do not count; nothing to see where they count everything. */
export function CallsLeftOut({ traces: { linksWaiting, leftOut } }: Pick<StatusResponse, 'traces'>) {
  const facts: [string, number][] = [
    ['span links that wait for their span', linksWaiting],
    ['spans added to traces of over 20,000', leftOut.spans],
    ['spans that name one of too many peers', leftOut.peers],
    ['span links whose span never came', leftOut.linksNotFound],
    ['span links beyond what may wait', leftOut.links],
  ];
  const told = facts.filter(([, count]) => count > 0);
  if (told.length === 0) return null;
  return (
    <Panel title="Calls not counted" note="in the service map">
      <dl className="flex flex-col gap-1 px-3 py-2.5">
        {told.map(([what, count]) => (
          <div key={what} className="flex justify-between gap-4">
            <dt className="text-muted">{what}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
