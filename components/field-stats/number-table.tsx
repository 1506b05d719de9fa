import { formatCount, formatShare } from '@/components/charts/format-count';
import type { NumberStats } from '@/lib/contracts/log-stats';
import { formatValue } from './format-value';

/** The distribution as a table; buckets without logs are left out and said. */
export function NumberTable({
  stats,
  about,
  onBucket,
}: {
  stats: NumberStats;
  about: string;
  onBucket: (bucket: NumberStats['buckets'][number]) => void;
}) {
  const filled = stats.buckets.filter(({ count }) => count > 0);
  const empty = stats.buckets.length - filled.length;
  return (
    <div className="rounded-md border">
      <table className="w-full text-right text-xs">
        <thead className="text-muted">
          <tr>
            <th className="px-2 py-1 text-left font-medium">Values</th>
            <th className="px-2 py-1 font-medium">Logs</th>
            <th className="px-2 py-1 font-medium">Share</th>
          </tr>
        </thead>
        <tbody>
          {filled.map((bucket) => (
            <tr key={bucket.from} className="border-t hover:bg-hover">
              <td className="px-2 py-0.5 text-left">
                <button
                  type="button"
                  title="Search for these"
                  className="text-accent-text hover:underline"
                  onClick={() => onBucket(bucket)}
                >
                  {formatValue(bucket.from)} to {formatValue(bucket.to)}
                </button>
              </td>
              <td className="px-2 py-0.5">
                {about}
                {formatCount(bucket.count)}
              </td>
              <td className="px-2 py-0.5 text-muted">{formatShare(bucket.count / stats.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {empty > 0 ? (
        <p className="border-t px-2 py-1 text-2xs text-faint">
          {formatCount(empty)} empty intervals are not listed.
        </p>
      ) : null}
    </div>
  );
}
