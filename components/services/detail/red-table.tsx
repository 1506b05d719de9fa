import { formatShare } from '@/components/charts/format-count';
import { formatSpan } from '@/components/charts/format-span';
import { useTimeZone } from '@/components/ui/time-zone';
import { formatMs } from '../figures/format-ms';
import { formatRate } from '../figures/format-rate';
import type { RedOverTime } from './red-of-service';

/** The charts' figures as a table, newest first; intervals without spans are left out. */
export function RedTable({ data }: { data: RedOverTime }) {
  const { zone } = useTimeZone();
  const { startsMs, bucketMs, fromMs, toMs } = data;
  const at = (series: { values: readonly (number | null)[] } | undefined, index: number) =>
    series?.values[index] ?? null;
  const rows = startsMs
    .map((startMs, index) => ({ startMs, index, rate: at(data.rate[0], index) }))
    .filter(({ rate }) => rate !== null && rate > 0)
    .reverse();
  return (
    <details className="group text-xs">
      <summary className="w-fit rounded-sm text-2xs text-muted hover:text-text">Figures as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label="Figures over time" tabIndex={0} className="max-h-64 overflow-auto border-b">
        <table className="w-full whitespace-nowrap text-right">
          <thead className="sticky top-0 bg-surface text-muted">
            <tr>
              <th className="px-3 py-1 text-left font-medium">Time</th>
              {['Rate', 'Errors', 'P50', 'P95', 'P99'].map((head) => (
                <th key={head} className="px-3 py-1 font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ startMs, index, rate }) => (
              <tr key={startMs} className="border-t">
                <td className="px-3 py-0.5 text-left">
                  {formatSpan(Math.max(startMs, fromMs), Math.min(startMs + bucketMs, toMs), zone)}
                </td>
                <td className="px-3">{formatRate(rate ?? 0)}</td>
                <td className="px-3">{formatShare(at(data.errors[0], index) ?? 0)}</td>
                {data.durations.map((series) => (
                  <td key={series.id} className="px-3">
                    {formatMs(at(series, index))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
