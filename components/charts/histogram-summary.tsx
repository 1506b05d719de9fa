import { SEVERITY_STYLE } from '@/components/ui/severity-style';
import type { CountEstimate } from '@/lib/contracts/log-search';
import type { TimeZoneChoice } from '@/lib/time/format-time';
import { formatCount, formatShare } from './format-count';
import { formatSpan } from './format-span';
import type { HistogramBar, HistogramBucket } from './histogram-layout';
import { markOpacity } from './severity-order';

/** What one bar says, for the tooltip: its time, its counts by severity, and the period before. */
export function HistogramBucketSummary({
  bar,
  bucket,
  zone,
  estimate,
}: {
  bar: HistogramBar;
  bucket: HistogramBucket;
  zone: TimeZoneChoice;
  estimate: CountEstimate;
}) {
  const about = estimate ? '≈ ' : '';
  return (
    <>
      <div className="whitespace-nowrap font-medium text-text">
        {formatSpan(bar.startMs, bar.endMs, zone)}
      </div>
      <dl className="mt-1 grid grid-cols-[auto_1fr_auto] items-center gap-x-2 gap-y-0.5">
        {bar.segments.map((segment) => (
          <div key={segment.severity} className="contents">
            <span
              className="size-2 rounded-[2px]"
              style={{
                background: SEVERITY_STYLE[segment.severity].color,
                opacity: markOpacity(segment.severity),
              }}
            />
            <dt className="text-muted">{SEVERITY_STYLE[segment.severity].label}</dt>
            <dd className="text-right">
              {about}
              {formatCount(segment.count)}
            </dd>
          </div>
        ))}
        <div className="contents">
          <span />
          <dt className="text-muted">All</dt>
          <dd className="text-right font-medium">
            {about}
            {formatCount(bar.total)}
          </dd>
        </div>
        {bucket.previous === null ? null : (
          <div className="contents">
            <span className="w-2 border-t border-muted border-dashed" />
            <dt className="text-muted">Period before</dt>
            <dd className="text-right">{formatCount(bucket.previous)}</dd>
          </div>
        )}
      </dl>
      {estimate ? (
        <div className="mt-1 text-muted">estimated, ± {formatShare(estimate.bucketError)}</div>
      ) : null}
    </>
  );
}

/** The same in one sentence, for screen readers. */
export function describeBucket(
  bar: HistogramBar,
  bucket: HistogramBucket,
  zone: TimeZoneChoice,
  estimated: boolean,
): string {
  const parts = bar.segments.map((segment) => `${formatCount(segment.count)} ${segment.severity}`);
  const before = bucket.previous === null ? '' : `, ${formatCount(bucket.previous)} in the period before`;
  return `${formatSpan(bar.startMs, bar.endMs, zone)}: ${estimated ? 'about ' : ''}${formatCount(bar.total)} in all${parts.length ? `, ${parts.join(', ')}` : ''}${before}`;
}
