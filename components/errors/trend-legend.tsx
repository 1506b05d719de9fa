import Link from 'next/link';
import { ChangeNote } from '@/components/charts/change-note';
import { formatCount, formatShare } from '@/components/charts/format-count';
import type { TrendSeries } from '@/components/charts/trend-layout';
import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import { errorLogsUrl, groupLogsUrl } from './error-links';
import type { ErrorsView } from './use-errors-view';

/** The groups of the trend with their figures; each leads to its logs, and stands out in the chart while pointed at. */
export function TrendLegend({
  view,
  series,
  onHighlight,
}: {
  view: ErrorsView;
  series: readonly TrendSeries[];
  onHighlight: (seriesId: string | null) => void;
}) {
  const { q, from, to, group } = view.state;
  const data = view.trends.data;
  // Only errors have a type: their rate among the logs that have one would always be all of them.
  const byType = group === 'error_type';
  if (!data) return view.trends.error ? null : <Skeleton className="h-40" />;
  if (data.total === 0) {
    return <p className="self-center text-center text-muted text-xs">No errors in this time.</p>;
  }
  return (
    <table className="h-fit w-full table-fixed text-xs">
      <thead className="text-faint">
        <tr>
          <th className="pb-1 text-left font-normal">Group</th>
          <th className="w-16 pb-1 text-right font-normal">Errors</th>
          <th className="w-14 pb-1 text-right font-normal">Change</th>
          <th
            className="w-14 pb-1 text-right font-normal"
            title={byType ? 'Of all errors' : 'Errors among all logs of the group'}
          >
            {byType ? 'Share' : 'Rate'}
          </th>
        </tr>
      </thead>
      <tbody>
        {data.series.map((one, index) => {
          const style = series[index];
          const href = one.isOther
            ? errorLogsUrl(q, { from, to })
            : groupLogsUrl(q, group, one.key, { from, to });
          return (
            <tr
              key={style?.id}
              className="group relative hover:bg-hover"
              onPointerEnter={() => onHighlight(style?.id ?? null)}
              onPointerLeave={() => onHighlight(null)}
            >
              <td className="py-1 pr-2">
                <Link
                  href={href}
                  prefetch={false}
                  title={style?.label}
                  className="flex items-center gap-1.5 after:absolute after:inset-0"
                >
                  <span
                    aria-hidden
                    className="size-2 shrink-0 rounded-[2px]"
                    style={{ background: style?.color }}
                  />
                  <span
                    className={cn(
                      'truncate group-hover:underline',
                      (one.isOther || one.key === null) && 'text-muted italic',
                    )}
                  >
                    {style?.label}
                  </span>
                </Link>
              </td>
              <td className="text-right font-medium">{formatCount(one.total)}</td>
              <td className="text-right">
                <ChangeNote badWhenUp count={one.total} previous={one.previousTotal} />
              </td>
              <td className="text-right text-muted">
                {byType
                  ? formatShare(one.total / data.total)
                  : one.logsTotal
                    ? formatShare(one.total / one.logsTotal)
                    : '–'}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
