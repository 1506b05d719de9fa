import { formatNumber } from '@/components/ui/format-number';
import type { StatusResponse } from '@/lib/contracts/status';
import { Panel } from './panel';

/** What had to be changed in records so that they could be kept. */
export function RepairList({ repairs }: Pick<StatusResponse, 'repairs'>) {
  return (
    <Panel title="Repairs" note="records kept, but changed">
      {repairs.length === 0 ? (
        <p className="px-3 py-2.5 text-muted">None: every record was stored as it was sent.</p>
      ) : (
        <dl className="flex flex-col gap-1 px-3 py-2.5">
          {repairs.map(({ what, count }) => (
            <div key={what} className="flex justify-between gap-4">
              <dt className="text-muted">{what}</dt>
              <dd>{formatNumber(count)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
