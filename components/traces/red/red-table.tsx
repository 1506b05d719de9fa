import { formatCount } from '@/components/charts/format-count';
import { formatSpan } from '@/components/charts/format-span';
import type { MsRange } from '@/components/charts/use-brush';
import { formatMs } from '@/components/services/figures/format-ms';
import { useTimeZone } from '@/components/ui/time-zone';
import type { TraceRedResponse } from '@/lib/contracts/trace-red';
import { timeMs } from '../search/time-ms';
import { groupName } from './red-series';

/** The figures of the charts as a table, newest first; an interval chooses itself. */
export function RedTable({
  data,
  height,
  onPick,
}: {
  data: TraceRedResponse;
  height: number;
  onPick: (range: MsRange) => void;
}) {
  const { zone } = useTimeZone();
  const grouped = data.by !== 'none';
  const rows = data.times
    .flatMap((time, index) =>
      data.series.flatMap((group) =>
        (group.points.count[index] ?? 0) > 0 ? [{ time, index, group, startMs: timeMs(time) }] : [],
      ),
    )
    .reverse();
  return (
    <section
      aria-label="Rate, errors and durations as a table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="min-w-0 flex-1 overflow-auto rounded-md border"
      style={{ height }}
    >
      <table className="w-full text-right text-xs">
        <thead className="sticky top-0 bg-surface text-muted">
          <tr>
            <th className="px-2 py-1 text-left font-medium">Time</th>
            {grouped ? <th className="px-2 py-1 text-left font-medium">Group</th> : null}
            <th className="px-2 py-1 font-medium">{data.of === 'spans' ? 'Spans' : 'Traces'}</th>
            <th className="px-2 py-1 font-medium">Errors</th>
            <th className="px-2 py-1 font-medium">P50</th>
            <th className="px-2 py-1 font-medium">P95</th>
            <th className="px-2 py-1 font-medium">P99</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ time, index, group, startMs }) => (
            <tr key={`${time} ${groupName(group)}`} className="border-t hover:bg-hover">
              <td className="px-2 py-0.5 text-left">
                <button
                  type="button"
                  className="text-accent-text hover:underline"
                  onClick={() => onPick({ fromMs: startMs, toMs: startMs + data.bucketMs })}
                >
                  {formatSpan(startMs, startMs + data.bucketMs, zone)}
                </button>
              </td>
              {grouped ? <td className="px-2 py-0.5 text-left">{groupName(group)}</td> : null}
              <td className="px-2 py-0.5 font-medium">{formatCount(group.points.count[index] ?? 0)}</td>
              <td className="px-2 py-0.5">{formatCount(group.points.errors[index] ?? 0)}</td>
              <td className="px-2 py-0.5">{formatMs(group.points.p50Ms[index] ?? null)}</td>
              <td className="px-2 py-0.5">{formatMs(group.points.p95Ms[index] ?? null)}</td>
              <td className="px-2 py-0.5">{formatMs(group.points.p99Ms[index] ?? null)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
