import { formatShare } from '@/components/charts/format-count';
import { formatMs } from '@/components/services/figures/format-ms';
import { formatRate } from '@/components/services/figures/format-rate';
import type { TraceRedResponse } from '@/lib/contracts/trace-red';
import { groupColor, groupName, type RedGroup } from './red-series';

interface RedLegendProps {
  data: TraceRedResponse;
  onFilter: (group: RedGroup) => void;
}

/** The groups of the charts with their figures; each narrows the search to itself. */
export function RedLegend({ data, onFilter }: RedLegendProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label="Groups" tabIndex={0} className="min-h-0 overflow-auto">
      <table className="w-full table-fixed text-right text-2xs">
        <thead className="sticky top-0 bg-bg text-faint">
          <tr>
            <th className="text-left font-normal">{data.by === 'service' ? 'Service' : 'Operation'}</th>
            <th className="w-17 pl-2 font-normal">Rate</th>
            <th className="w-13 pl-2 font-normal">Errors</th>
            <th className="w-15 pl-2 font-normal">P95</th>
          </tr>
        </thead>
        <tbody>
          {data.series.map((group, index) => {
            const name = groupName(group);
            const dot = (
              <span
                aria-hidden
                className="inline-block size-2 shrink-0 rounded-[2px]"
                style={{ background: groupColor(data, index) }}
              />
            );
            return (
              <tr key={name} className="hover:bg-hover">
                <td className="py-0.5 text-left">
                  {group.isOther || group.service === null ? (
                    <span className="flex items-center gap-1.5 text-muted">
                      {dot}
                      {name}
                    </span>
                  ) : (
                    <button
                      type="button"
                      title={`Show only ${name}`}
                      className="flex w-full min-w-0 items-center gap-1.5 text-left hover:text-accent-text"
                      onClick={() => onFilter(group)}
                    >
                      {dot}
                      <span className="truncate">{name}</span>
                    </button>
                  )}
                </td>
                <td className="whitespace-nowrap pl-2">{formatRate(group.total.perSecond)}</td>
                <td
                  className={`whitespace-nowrap pl-2 ${group.total.errors > 0 ? 'text-danger-text' : 'text-faint'}`}
                >
                  {group.total.errorRate === null ? '–' : formatShare(group.total.errorRate)}
                </td>
                <td className="whitespace-nowrap pl-2">{formatMs(group.total.p95Ms)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
