import { formatSpan } from '@/components/charts/format-span';
import type { TrendSeries } from '@/components/charts/trend-layout';
import { isoToMs } from '@/components/logs/log-time';
import type { ErrorTrendsResponse } from '@/lib/contracts/error-trends';
import type { TimeZoneChoice } from '@/lib/time/format-time';

/** The trend's figures as a table, newest first; intervals without errors are left out. */
export function TrendTable({
  data,
  series,
  zone,
  formatValue,
}: {
  data: ErrorTrendsResponse;
  series: readonly TrendSeries[];
  zone: TimeZoneChoice;
  formatValue: (value: number) => string;
}) {
  const rows = data.times
    .map((time, index) => ({ startMs: isoToMs(time), index }))
    .filter(({ index }) => (data.errors[index] ?? 0) > 0)
    .reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label="Errors over time as a table" tabIndex={0} className="h-full overflow-auto">
      <table className="w-full whitespace-nowrap text-right text-xs">
        <thead className="sticky top-0 bg-surface text-muted">
          <tr>
            <th className="py-1 pr-3 text-left font-medium">Time</th>
            {series.map((one) => (
              <th key={one.id} className="max-w-32 truncate px-2 py-1 font-medium">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ startMs, index }) => (
            <tr key={startMs} className="border-t">
              <td className="py-0.5 pr-3 text-left">{formatSpan(startMs, startMs + data.bucketMs, zone)}</td>
              {series.map((one) => (
                <td key={one.id} className="px-2 py-0.5">
                  {formatValue(one.values[index] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
