import type { TimeZoneChoice } from '@/lib/time/format-time';
import { formatCount } from './format-count';
import { formatSpan } from './format-span';
import type { HistogramBucket } from './histogram-layout';
import { STACK_ORDER } from './severity-order';
import type { MsRange } from './use-brush';

/** The histogram's figures as a table, newest first; empty intervals are left out and said. */
export function HistogramTable({
  buckets,
  bucketMs,
  zone,
  height,
  estimated = false,
  onZoom,
}: {
  buckets: readonly HistogramBucket[];
  bucketMs: number;
  zone: TimeZoneChoice;
  height: number;
  estimated?: boolean;
  onZoom: (range: MsRange) => void;
}) {
  const severities = STACK_ORDER.filter((severity) => buckets.some((bucket) => bucket.counts[severity]));
  const filled = buckets.filter((bucket) => bucket.total > 0).reverse();
  const compared = buckets.some((bucket) => bucket.previous !== null);
  return (
    <section
      className="overflow-auto rounded-md border"
      style={{ height }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
      tabIndex={0}
      aria-label="Counts over time as a table"
    >
      <table className="w-full text-right text-xs">
        <thead className="sticky top-0 bg-surface text-muted">
          <tr>
            <th className="px-2 py-1 text-left font-medium">Time</th>
            {severities.map((severity) => (
              <th key={severity} className="px-2 py-1 font-medium">
                {severity}
              </th>
            ))}
            <th className="px-2 py-1 font-medium">All</th>
            {compared ? <th className="px-2 py-1 font-medium">Period before</th> : null}
          </tr>
        </thead>
        <tbody>
          {filled.map((bucket) => (
            <tr key={bucket.startMs} className="border-t hover:bg-hover">
              <td className="px-2 py-0.5 text-left">
                <button
                  type="button"
                  className="text-accent-text hover:underline"
                  onClick={() => onZoom({ fromMs: bucket.startMs, toMs: bucket.startMs + bucketMs })}
                >
                  {formatSpan(bucket.startMs, bucket.startMs + bucketMs, zone)}
                </button>
              </td>
              {severities.map((severity) => (
                <td key={severity} className="px-2 py-0.5">
                  {formatCount(bucket.counts[severity] ?? 0)}
                </td>
              ))}
              <td className="px-2 py-0.5 font-medium">{formatCount(bucket.total)}</td>
              {compared ? (
                <td className="px-2 py-0.5 text-muted">{formatCount(bucket.previous ?? 0)}</td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="border-t px-2 py-1 text-faint text-xs">
        {formatCount(buckets.length - filled.length)} empty intervals are not listed.
        {estimated ? ' ≈ All counts are estimated.' : ''}
      </p>
    </section>
  );
}
