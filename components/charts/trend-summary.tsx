import type { TimeZoneChoice } from '@/lib/time/format-time';
import { formatSpan } from './format-span';
import type { TrendBar, TrendSeries } from './trend-layout';

/** What one interval says, for the tooltip: its series from the largest down, and all together. */
export function TrendSummary({
  bar,
  series,
  zone,
  formatValue,
}: {
  bar: TrendBar;
  series: readonly TrendSeries[];
  zone: TimeZoneChoice;
  formatValue: (value: number) => string;
}) {
  const named = new Map(series.map((one) => [one.id, one]));
  const segments = [...bar.segments].sort((a, b) => b.value - a.value);
  return (
    <>
      <div className="whitespace-nowrap font-medium">{formatSpan(bar.startMs, bar.endMs, zone)}</div>
      <dl className="mt-1 grid grid-cols-[auto_1fr_auto] items-center gap-x-2 gap-y-0.5">
        {segments.map((segment) => (
          <div key={segment.seriesId} className="contents">
            <span
              className="size-2 rounded-[2px]"
              style={{ background: named.get(segment.seriesId)?.color }}
            />
            <dt className="max-w-56 truncate text-muted">{named.get(segment.seriesId)?.label}</dt>
            <dd className="text-right">{formatValue(segment.value)}</dd>
          </div>
        ))}
        <div className="contents">
          <span />
          <dt className="text-muted">All errors</dt>
          <dd className="text-right font-medium">{formatValue(bar.total)}</dd>
        </div>
      </dl>
    </>
  );
}
